import { writeSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { databaseProblemCode } from '#database/database-error';

const quietMs = 10_000;

/** While the database is down every worker would log it twice a second, so most lines are left out. Lines of requests always stay. */
function limitDatabaseErrors() {
  let nextAt = 0;
  let leftOut = 0;
  return function logMethod(
    this: { bindings: () => object },
    args: [unknown, ...unknown[]],
    log: (...args: unknown[]) => void,
  ) {
    const [first, ...rest] = args;
    const trouble =
      typeof first === 'object' && first !== null && 'err' in first ? databaseProblemCode(first.err) : null;
    if (trouble === null || 'reqId' in this.bindings()) return log.apply(this, args);
    if (performance.now() < nextAt) return void (leftOut += 1);
    nextAt = performance.now() + quietMs;
    log.apply(this, [{ ...(first as object), leftOut }, ...rest]);
    leftOut = 0;
  };
}

/** Logs one line per request, after its answer. */
export async function logAnswer(req: FastifyRequest, res: FastifyReply) {
  req.log.info({ req, res, responseTime: res.elapsedTime }, 'request completed');
}

const maxTries = 20;
const betweenTriesMs = 5;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Standard output for the log. A full disk or a closed pipe loses lines, never the process; with room again, lines arrive again.
 * pino's own destination throws on a full disk and stays silent after a closed pipe.
 */
export const logStream = (write: (line: Buffer) => number = (line) => writeSync(1, line)) => ({
  write(line: string) {
    let left = Buffer.from(line);
    for (let tries = 0; left.length > 0 && tries < maxTries; tries += 1) {
      try {
        left = left.subarray(write(left));
      } catch (error) {
        const isBusy = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
        if (!isBusy) return;
        Atomics.wait(pause, 0, 0, betweenTriesMs);
      }
    }
  },
});

export const loggerFor = ({ logLevel }: Config) => ({
  level: logLevel,
  hooks: { logMethod: limitDatabaseErrors() },
  redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
  // Logs the route, never the address: an invitation's link is a secret.
  serializers: {
    req: ({ method, routeOptions, ip }: FastifyRequest) => ({ method, route: routeOptions.url ?? 'page', ip }),
  },
  ...(process.stdout.isTTY ? { transport: { target: 'pino-pretty' } } : { stream: logStream() }),
});
