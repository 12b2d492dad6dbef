import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** For tests: a forward proxy that resolves private names, and requires a user and password. */
export class ForwardProxy {
  /** `name:port` → port on this machine. */
  readonly ports = new Map<string, number>();
  readonly seen: string[] = [];
  signIn = 'Basic ';
  /** If set, it answers every request with this status. */
  refusal: number | null = null;
  private readonly server = createServer();

  async listen() {
    this.server.on('connect', (incoming, socket, head) => {
      socket.on('error', () => undefined);
      const portOrStatus = this.portOrStatusFor(incoming, incoming.url ?? '');
      if (typeof portOrStatus === 'string')
        return void socket.end(`HTTP/1.1 ${portOrStatus} No\r\nproxy-authenticate: Basic\r\n\r\n`);
      const upstream = connect(portOrStatus, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('close', () => upstream.destroy());
    });
    this.server.on('request', (incoming, reply) => {
      const { host, pathname, port } = new URL(incoming.url ?? '', 'http://origin-form.example');
      const portOrStatus = this.portOrStatusFor(incoming, port ? host : `${host}:80`);
      if (typeof portOrStatus === 'string')
        return void reply.writeHead(Number(portOrStatus), { 'content-type': 'text/html' }).end();
      const { 'proxy-authorization': _, ...headers } = incoming.headers;
      const upstream = request({ port: portOrStatus, path: pathname, method: incoming.method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      });
      incoming.pipe(upstream);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Returns the port to connect to, or the HTTP status of a refusal. */
  private portOrStatusFor({ method, headers }: IncomingMessage, target: string): number | string {
    this.seen.push(`${method} ${target}`);
    if (headers['proxy-authorization'] !== this.signIn) return '407';
    return this.refusal ? String(this.refusal) : (this.ports.get(target) ?? '502');
  }
}
