import { Agent, request as ask, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Sent {
  method: string;
  /** With its query string, exactly as sent. */
  path: string;
  headers: Record<string, string | string[]>;
  body?: string | Buffer;
}
export interface Answer {
  status: number;
  type: string;
  headers: IncomingHttpHeaders;
  text: string;
}

const decompressors: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };
const agent = new Agent({ keepAlive: true });

/** Sends requests that fetch would correct or refuse. For an endless stream it returns the first part. */
export const send = (url: string, { method, path, headers, body }: Sent, localAddress?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const all = { ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }), ...headers };
    const to = { hostname, port, method, path, agent, headers: all, ...(localAddress && { localAddress }) };
    const sending = ask(to, (reply) => {
      const chunks: Buffer[] = [];
      const type = String(reply.headers['content-type'] ?? '');
      const decompress = decompressors[reply.headers['content-encoding'] ?? ''] ?? ((bytes: Buffer) => bytes);
      const done = () =>
        resolve({
          status: reply.statusCode ?? 0,
          type,
          headers: reply.headers,
          text: decompress(Buffer.concat(chunks)).toString(),
        });
      reply.on('error', done);
      reply.on('end', done);
      reply.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!type.startsWith('text/event-stream')) return;
        done();
        sending.destroy();
      });
    });
    sending.setTimeout(60_000, () => sending.destroy(new Error(`${method} ${path.slice(0, 200)} was not answered`)));
    sending.on('error', reject);
    sending.end(body);
  });
