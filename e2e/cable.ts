import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy to a server. It can fail silently: connections stay open, but no bytes pass. */
export class Cable {
  readonly url: string;
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private isDead = false;

  private constructor(server: Server, url: string) {
    this.server = server;
    this.url = url;
  }

  static async to(target: string) {
    const { hostname, port } = new URL(target);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cable = new Cable(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => cable.join(near, connect(Number(port), hostname)));
    return cable;
  }

  private join(near: Socket, far: Socket) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        to.destroy();
      });
      if (this.isDead) from.pause();
    }
  }

  /** Open connections stop for ever. New ones wait. */
  die() {
    this.isDead = true;
    for (const end of this.ends) end.pause();
  }

  /** New connections work again. The stopped ones stay stopped. */
  revive() {
    this.isDead = false;
  }

  async close() {
    for (const end of this.ends) end.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
