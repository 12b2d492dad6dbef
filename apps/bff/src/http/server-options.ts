import { randomUUID } from 'node:crypto';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { loggerFor } from '#http/logger';
import { answerProblem, refuseConnection } from '#http/problems';
import { securityHeaders } from '#http/security-headers';

const bodyLimit = 256 * 1024;
/** The longest parameter of an address is a node's name. */
const maxParamLength = 253;

/** For the whole request, its body included: 256 KiB take that long at 100 kbit/s. An answer on its way is not limited. */
const requestMs = 20_000;
/** For the head alone, and for a connection that says nothing. */
const headMs = 10_000;
/** Without a byte in either direction. Event streams have a sign of life every five seconds; no answer takes half as long. */
const silentMs = 120_000;

/** Fastify takes a number of proxies for none, as it cannot tell who is the nearest one. */
const trusted = ({ trustProxy }: Pick<Config, 'trustProxy'>) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy;

/** How the server reads requests, how long it waits for them, and what it answers to those that no hook sees. */
export function serverOptions(config: Config) {
  const headers = securityHeaders(config);
  return {
    logger: loggerFor(config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: requestMs,
    connectionTimeout: silentMs,
    http: {
      headersTimeout: headMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: 1_000,
      // A request without a Host is refused by the hook that refuses foreign ones, with a body that says why.
      requireHostHeader: false,
    },
    trustProxy: trusted(config),
    // Quoted in tickets: it has to name one request of one replica.
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    routerOptions: { maxParamLength },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply.headers(headers)),
    clientErrorHandler: refuseConnection(headers),
  };
}
