import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { problem } from '#http/problems';

const answerWithinMs = 4_000;

/** While the server stops, each request that it has taken is answered, and a new one is told to come again. */
export default fp(
  async (app) => {
    const open = new Set<FastifyReply>();
    let stopping = false;
    app.addHook('onRequest', async (_request, reply) => {
      if (stopping) throw problem('restarting');
      open.add(reply);
    });
    app.addHook('onResponse', async (_request, reply) => {
      open.delete(reply);
      // Node closes only the connections that are idle when it is told to close.
      if (stopping) setImmediate(() => app.server.closeIdleConnections());
    });
    app.addHook('preClose', async () => {
      stopping = true;
      const answerAll = () => open.forEach((reply) => !reply.sent && reply.send(problem('restarting')));
      setTimeout(answerAll, answerWithinMs).unref();
    });
  },
  { name: 'shutdown', dependencies: ['problems'] },
);
