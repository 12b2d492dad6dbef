import type { FastifyRequest } from 'fastify';

/** The language of the person, in which TKE words its messages. */
export const languageOf = (request: FastifyRequest): 'zh-CN' | 'en-US' =>
  request.headers['accept-language']?.startsWith('zh') ? 'zh-CN' : 'en-US';
