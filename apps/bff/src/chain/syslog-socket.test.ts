import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sendOver } from './syslog-socket.ts';

async function serverThat(handle: (socket: Socket) => void) {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { name: '', host: '127.0.0.1', port, isTls: false };
}

test('a text is sent when the server has read all of it', async () => {
  let received = '';
  const server = await serverThat((socket) => void socket.on('data', (text: Buffer) => (received += text.toString())));
  const text = 'row '.repeat(200_000);
  await sendOver(server, text);
  expect(received).toBe(text);
});

test('a server that ends before it has read all, or is not there, has not received it', async () => {
  const early = await serverThat((socket) => void socket.once('data', () => socket.destroy()));
  await expect(sendOver(early, 'row '.repeat(2_000_000))).rejects.toThrow(/ECONNRESET|EPIPE|early/);
  await expect(sendOver({ ...early, port: 1 }, 'row')).rejects.toThrow('ECONNREFUSED');
});
