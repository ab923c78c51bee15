// A host of plain files, as they all are: folders by their index.html, with a slash at their end, under a sub-path.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface FileServer {
  /** With the sub-path, without a slash at its end. */
  readonly url: string;
  /** Bytes of files sent so far, and what was asked for and is not there. */
  readonly sent: { bytes: number; readonly missing: string[] };
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' },
  ...{ '.woff2': 'font/woff2', '.png': 'image/png', '.xml': 'application/xml', '.vtt': 'text/vtt' },
};

export async function serveFiles(folder: string, subPath: string): Promise<FileServer> {
  const sent = { bytes: 0, missing: [] as string[] };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://host').pathname);
    const file = path.startsWith(`${subPath}/`) ? await findFile(folder, path.slice(subPath.length)) : null;
    if (file === null) {
      sent.missing.push(path);
      response.writeHead(404, { 'content-type': 'text/html' });
      return response.end(await readFile(join(folder, '404.html')));
    }
    // As every such host does: what is relative in the page would mean something else without the slash.
    if (file.endsWith('/index.html') && !path.endsWith('/') && !path.endsWith('/index.html')) {
      const { search } = new URL(request.url!, 'http://host');
      return response.writeHead(301, { location: `${path}/${search}` }).end();
    }
    const content = await readFile(file);
    sent.bytes += content.length;
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${subPath}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function findFile(folder: string, path: string): Promise<string | null> {
  const place = join(folder, normalize(path));
  for (const candidate of [place, join(place, 'index.html')]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
