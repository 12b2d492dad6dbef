import type { FastifyRequest } from 'fastify';

/** The person's language, in which TKE is to word its messages. */
export const languageOf = (request: FastifyRequest): 'zh-CN' | 'en-US' =>
  request.headers['accept-language']?.startsWith('zh') ? 'zh-CN' : 'en-US';
