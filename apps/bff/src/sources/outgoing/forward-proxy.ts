import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** For tests: a forward proxy that resolves private names, and requires a user and password. */
export class ForwardProxy {
  /** `name:port` → port on this machine. */
  readonly places = new Map<string, number>();
  readonly seen: string[] = [];
  signIn = 'Basic ';
  /** If set, it answers every request with this status. */
  refusal: number | null = null;
  private readonly server = createServer();

  async listen() {
    this.server.on('connect', (incoming, socket, head) => {
      socket.on('error', () => undefined);
      const place = this.admitted(incoming, incoming.url ?? '');
      if (typeof place === 'string')
        return void socket.end(`HTTP/1.1 ${place} No\r\nproxy-authenticate: Basic\r\n\r\n`);
      const there = connect(place, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        there.write(head);
        there.pipe(socket).pipe(there);
      });
      there.on('error', () => socket.destroy());
      socket.on('close', () => there.destroy());
    });
    this.server.on('request', (incoming, reply) => {
      const { host, pathname, port } = new URL(incoming.url ?? '', 'http://origin-form.example');
      const place = this.admitted(incoming, port ? host : `${host}:80`);
      if (typeof place === 'string') return void reply.writeHead(Number(place), { 'content-type': 'text/html' }).end();
      const { 'proxy-authorization': _, ...headers } = incoming.headers;
      const there = request({ port: place, path: pathname, method: incoming.method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      });
      incoming.pipe(there);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  private admitted({ method, headers }: IncomingMessage, place: string): number | string {
    this.seen.push(`${method} ${place}`);
    if (headers['proxy-authorization'] !== this.signIn) return '407';
    return this.refusal ? String(this.refusal) : (this.places.get(place) ?? '502');
  }
}
