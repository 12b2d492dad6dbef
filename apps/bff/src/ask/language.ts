import type { FastifyRequest } from 'fastify';

/** The person's language. TKE writes its messages in it. */
export const languageOf = (request: FastifyRequest): 'zh-CN' | 'en-US' =>
  request.headers['accept-language']?.startsWith('zh') ? 'zh-CN' : 'en-US';
