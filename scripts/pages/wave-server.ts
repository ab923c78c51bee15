// An episode's audio where there is none: a quiet tone as long as it has to be, served the way that hosts of podcasts do.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WaveServer {
  readonly url: string;
  /** How often the file or a part of it was asked for. */
  requests(): number;
  close(): Promise<void>;
}

/** Samples a second, a byte each: as few as browsers take. */
const RATE = 4000;
const HEADER_BYTES = 44;
const TONE_HERTZ = 220;

/** Serves `seconds` of sound on a free port of this machine, whole or in the range that is asked for. */
export async function startWaveServer(seconds: number): Promise<WaveServer> {
  const wave = makeWave(seconds);
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    send(wave, request.headers.range, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/episode.wav`,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(wave: Buffer, range: string | undefined, response: ServerResponse): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/u.exec(range ?? '') ?? [];
  const headers = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' };
  if (from === undefined) {
    response.writeHead(200, { ...headers, 'content-length': wave.length }).end(wave);
    return;
  }
  const [start, end] = [Number(from), Math.min(to ? Number(to) : wave.length - 1, wave.length - 1)];
  const part = { 'content-range': `bytes ${start}-${end}/${wave.length}`, 'content-length': end - start + 1 };
  response.writeHead(206, { ...headers, ...part }).end(wave.subarray(start, end + 1));
}

/** RIFF WAVE, PCM, 8 bits, one channel (Microsoft's "Multimedia Programming Interface and Data Specifications 1.0"). */
function makeWave(seconds: number): Buffer {
  const length = Math.ceil(seconds * RATE);
  const wave = Buffer.alloc(HEADER_BYTES + length);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(HEADER_BYTES - 8 + length, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(RATE, 24);
  wave.writeUInt32LE(RATE, 28);
  wave.writeUInt16LE(1, 32);
  wave.writeUInt16LE(8, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(length, 40);
  for (let i = 0; i < length; i++) {
    wave[HEADER_BYTES + i] = 128 + Math.round(8 * Math.sin((2 * Math.PI * TONE_HERTZ * i) / RATE));
  }
  return wave;
}
