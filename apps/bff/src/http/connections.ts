import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const answers = new WeakMap<Socket, ServerResponse>();

/** Answers a request whatever its `Expect` header says. Node would refuse an unknown one before any hook runs. */
export const ignoreExpectations = (app: FastifyInstance) =>
  app.server.on('checkExpectation', (request, response) => app.routing(request, response));

/** Records the connection on which an answer is sent. */
export async function noteAnswer({ socket }: FastifyRequest, reply: FastifyReply) {
  answers.set(socket, reply.raw);
}

/** Whether a part of an answer was sent. A second answer now would be read as the rest of the first. */
export function isAnswering(socket: Socket) {
  const last = answers.get(socket);
  return last !== undefined && last.headersSent && !last.writableFinished;
}
