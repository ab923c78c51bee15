// A plain server of files, as any host of static sites is one: a folder's index.html, 404.html for what is not there.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface FileServer {
  readonly url: string;
  close(): Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' },
  ...{ '.woff2': 'font/woff2', '.png': 'image/png', '.json': 'application/json', '.xml': 'application/xml' },
};

/** `folder` is asked for with every request, so that it may be filled later. */
export async function startFileServer(folder: string): Promise<FileServer> {
  const server = createServer(({ url = '/' }, response) => {
    void send(folder, new URL(url, 'http://localhost').pathname, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function send(folder: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = normalize(decodeURIComponent(path));
  const file = wanted.endsWith('/') ? `${wanted}index.html` : wanted;
  const found = await readFile(join(folder, file)).catch(() => null);
  const content = found ?? (await readFile(join(folder, '404.html')).catch(() => Buffer.from('Not found')));
  const type = mediaTypes[extname(found ? file : '404.html')] ?? 'application/octet-stream';
  response.writeHead(found ? 200 : 404, { 'content-type': type, 'content-length': content.length }).end(content);
}
