import type { ProblemCode } from '@isthmus/contracts/problem';

/**
 * SQLSTATE (https://www.postgresql.org/docs/18/errcodes-appendix.html), the operating system's codes, Prisma's
 * (https://www.prisma.io/docs/orm/reference/error-reference) and its driver adapter's kinds.
 */
const unreachableCodes =
  /^(08...|53...|57P0[123]|57014|55P03|58030|E(CONN(REFUSED|RESET)|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN)|P1(00[128]|017)|P20(24|28|37)|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** Messages of pg that have no code. */
const unreachableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error))/;
/** ENOSPC has its own code; a quota or a file size limit appears only in the message. */
const fullMessages = /could not (extend|write to) file/;

interface ErrorLayer {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  originalMessage?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** Yields the error and its causes, outermost first. */
function* layers(error: unknown): Generator<ErrorLayer> {
  for (let remaining = [error]; remaining.length > 0;) {
    const [one, ...rest] = remaining;
    remaining = rest;
    if (typeof one !== 'object' || one === null) continue;
    const layer: ErrorLayer = one;
    yield layer;
    remaining.push(layer.cause, layer.meta?.driverAdapterError);
  }
}

/** Classifies an error of Isthmus's own database; null for every other error. */
export function databaseProblemCode(error: unknown): Extract<ProblemCode, `database-${string}`> | null {
  const errors = [...layers(error)];
  const codes = errors.flatMap(({ code, originalCode, kind }) => [code, originalCode, kind].map(String));
  const words = errors.flatMap(({ message, originalMessage }) => [message, originalMessage].map(String));
  if (codes.includes('53100') || words.some((text) => fullMessages.test(text))) return 'database-full';
  const isUnreachable =
    codes.some((code) => unreachableCodes.test(code)) || words.some((text) => unreachableMessages.test(text));
  return isUnreachable ? 'database-unreachable' : null;
}
