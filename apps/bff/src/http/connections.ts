import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const answers = new WeakMap<Socket, ServerResponse>();

/** Answers a request whatever it expects: Node itself would refuse an unknown `Expect` before any hook. */
export const ignoreExpectations = (app: FastifyInstance) =>
  app.server.on('checkExpectation', (request, response) => app.routing(request, response));

/** Notes on which connection an answer is sent. */
export async function noteAnswer({ socket }: FastifyRequest, reply: FastifyReply) {
  answers.set(socket, reply.raw);
}

/** Whether part of an answer is on its way: another one written now would be read as the rest of it. */
export function isAnswering(socket: Socket) {
  const last = answers.get(socket);
  return last !== undefined && last.headersSent && !last.writableFinished;
}
