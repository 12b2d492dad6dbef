import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from '../scripts/run.mjs';
import type { StubbedBff } from '../apps/console/src/testing/bff.ts';

/** Some pages show their host. A name that ends so is a secure context, as https is. */
const host = 'isthmus.localhost';

/** Names the world that answers a request. Each browser context sends its own. */
export const worldHeader = 'x-isthmus-world';

const dist = join(root, 'apps/console/dist');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** Serves the built console. Every address without a file gets the page, as from the BFF. */
async function sendFile(path: string, response: ServerResponse) {
  const name = extname(path) ? path : '/index.html';
  const bytes = await readFile(join(dist, name)).catch(() => null);
  response.writeHead(bytes ? 200 : 404, { 'content-type': types[extname(name)] ?? 'application/octet-stream' });
  response.end(bytes);
}

/** An event stream that stays open and reports no change. */
function sendEvents(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: alive\ndata:\n\n');
}

/** The built console over HTTP, with the stubbed BFFs of the component tests in place of the BFF. */
export async function serve() {
  const worlds = new Map<string, StubbedBff>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://screens');
    const world = worlds.get(String(request.headers[worldHeader]));
    const answer = async () => {
      if (!url.pathname.startsWith('/api/')) return sendFile(url.pathname, response);
      if (url.pathname === '/api/events') return sendEvents(response);
      const body = await bodyOf(request);
      const reply = await world?.fetch(url, { method: request.method ?? 'GET', ...(body && { body }) });
      // The console corrects its clock by this header.
      response.setHeader('date', new Date().toUTCString());
      response.writeHead(reply?.status ?? 404, { 'content-type': reply?.headers.get('content-type') ?? 'text/plain' });
      response.end(await reply?.text());
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    url: `http://${host}`,
    port: (server.address() as AddressInfo).port,
    worlds,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
