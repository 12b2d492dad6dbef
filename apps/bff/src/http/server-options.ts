import { randomUUID } from 'node:crypto';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { loggerFor } from '#http/logger';
import { answerProblem, refuseConnection } from '#http/problems';
import { securityHeaders } from '#http/security-headers';

const bodyLimit = 256 * 1024;
/** A node's name is the longest address parameter. */
const maxParamLength = 253;

const limits = {
  /** The limit for a whole request with its body: 256 KiB take this long at 100 kbit/s. Answers are not limited. */
  requestMs: 20_000,
  /** The limit for the head, and for a connection that sends nothing. */
  headMs: 10_000,
  /** The limit without a byte in either direction. Event streams send a heartbeat every five seconds. */
  silentMs: 120_000,
};

/** Fastify ignores a number of proxies, because it cannot tell which one is nearest. So the number becomes a function. */
const trusted = ({ trustProxy }: Pick<Config, 'trustProxy'>) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy;

/** The app sets its own compilers (#app, #http/input). Without these, Fastify would load 240 modules of its own at every start. */
const unused = () => {
  throw new Error('a route was added before the compilers were set');
};

/** How the server reads requests, its time limits, and its answers to requests that bypass the hooks. */
export function serverOptions(config: Config, { requestMs, headMs, silentMs } = limits) {
  const headers = securityHeaders(config);
  return {
    logger: loggerFor(config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
    requestTimeout: requestMs,
    connectionTimeout: silentMs,
    http: {
      headersTimeout: headMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: 1_000,
      // The host check refuses a request without a Host header, with a body that explains why.
      requireHostHeader: false,
    },
    trustProxy: trusted(config),
    // People quote this id in tickets, so it must identify one request across replicas.
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    routerOptions: { maxParamLength },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply.headers(headers)),
    clientErrorHandler: refuseConnection(headers),
  };
}
