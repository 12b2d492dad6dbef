import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Answers one request. `head`: the request's first line and headers. `nth`: its number, from 1. */
export type Respond = (socket: Socket, head: string, nth: number) => unknown;

/** For tests: a server that answers each request of a connection byte by byte, as the test needs. */
export class RawServer {
  readonly sockets = new Set<Socket>();
  readonly heads: string[] = [];
  private readonly server: Server;

  constructor(answer: Respond) {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
      let received = '';
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        const at = received.indexOf('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
        if (at < 0 || received.length < at + 4 + length) return;
        const head = received.slice(0, at);
        received = '';
        this.heads.push(head);
        answer(socket, head, this.heads.length);
      });
    });
  }

  async listen() {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  /** Resolves when every connection has ended. */
  async allClosed() {
    const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));
    await Promise.all([...this.sockets].map(closed));
  }

  stop() {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}
