// The cheapest possible Fastify server, for comparison with Isthmus. GET /list sends stored bytes. GET /events is an event stream: each
// POST /tell sends one frame to all readers.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import Fastify from 'fastify';

const { PORT, BODY } = process.env;
const app = Fastify({ forceCloseConnections: true });
const bytes = BODY ? readFileSync(BODY) : Buffer.from('{}');
const readers = new Set<ServerResponse>();

app.get('/healthz', async () => ({ ok: true }));
app.get('/list', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
app.get('/events', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.write(': open\n\n');
  readers.add(reply.raw);
  reply.raw.on('close', () => readers.delete(reply.raw));
});
app.post('/tell', async (request) => {
  const frame = `event: version\ndata: ${JSON.stringify(request.body)}\n\n`;
  for (const reader of readers) reader.write(frame);
  return { readers: readers.size };
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
