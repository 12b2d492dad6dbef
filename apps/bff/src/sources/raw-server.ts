import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A whole request from a socket, without its body: its first line and headers. */
export type Answering = (socket: Socket, head: string, nth: number) => unknown;

/** For tests: a server that answers each request of a connection byte by byte, as the test needs. */
export class RawServer {
  readonly sockets = new Set<Socket>();
  readonly heads: string[] = [];
  private readonly server: Server;

  constructor(answer: Answering) {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
      let read = '';
      socket.on('data', (chunk: Buffer) => {
        read += chunk.toString('latin1');
        const at = read.indexOf('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(read)?.[1] ?? 0);
        if (at < 0 || read.length < at + 4 + length) return;
        const head = read.slice(0, at);
        read = '';
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
  async quiet() {
    const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));
    await Promise.all([...this.sockets].map(closed));
  }

  stop() {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}
