import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

const answers = new WeakMap<Socket, ServerResponse>();

/** Notes on which connection an answer is sent. */
export async function noteAnswer({ socket }: FastifyRequest, reply: FastifyReply) {
  answers.set(socket, reply.raw);
}

/** Whether part of an answer is on its way: another one written now would be read as the rest of it. */
export function isAnswering(socket: Socket) {
  const last = answers.get(socket);
  return last !== undefined && last.headersSent && !last.writableFinished;
}
