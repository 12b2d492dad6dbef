import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { problem } from '#http/problems';

const answerWithinMs = 4_000;

/** While the server stops, it answers the requests that it has accepted, and refuses new ones with a hint to retry. */
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
      // On close, Node closes only the connections that are idle at that moment.
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
