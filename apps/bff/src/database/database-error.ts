import type { ProblemCode } from '@isthmus/contracts/problem';

/**
 * SQLSTATE (https://www.postgresql.org/docs/18/errcodes-appendix.html), the operating system's codes, Prisma's
 * (https://www.prisma.io/docs/orm/reference/error-reference) and its driver adapter's kinds.
 */
const away =
  /^(08...|53...|57P0[123]|57014|55P03|58030|E(CONN(REFUSED|RESET)|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN)|P1(00[128]|017)|P20(24|28|37)|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** Messages of pg that have no code. */
const wordlessAway =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error))/;
/** ENOSPC has its own code; a quota or a file size limit appears only in the message. */
const full = /could not (extend|write to) file/;

interface Sign {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  originalMessage?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** Yields the error and its causes, outermost first. */
function* layers(error: unknown): Generator<Sign> {
  for (let left = [error]; left.length > 0;) {
    const [one, ...rest] = left;
    left = rest;
    if (typeof one !== 'object' || one === null) continue;
    const sign: Sign = one;
    yield sign;
    left.push(sign.cause, sign.meta?.driverAdapterError);
  }
}

/** Classifies an error of Isthmus's own database; null for every other error. */
export function databaseTrouble(error: unknown): Extract<ProblemCode, `database-${string}`> | null {
  const signs = [...layers(error)];
  const codes = signs.flatMap(({ code, originalCode, kind }) => [code, originalCode, kind].map(String));
  const words = signs.flatMap(({ message, originalMessage }) => [message, originalMessage].map(String));
  if (codes.includes('53100') || words.some((text) => full.test(text))) return 'database-full';
  const isAway = codes.some((code) => away.test(code)) || words.some((text) => wordlessAway.test(text));
  return isAway ? 'database-unreachable' : null;
}
