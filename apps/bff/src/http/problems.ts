import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FieldCode, FieldParams } from '@isthmus/contracts/field-problem';
import type { Problem, ProblemCode } from '@isthmus/contracts/problem';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { databaseProblemCode } from '#database/database-error';
import { isAnswering } from '#http/connections';
import { UpstreamError } from '#sources/upstream-error';

/** Isthmus's own failures. Those of TKE are in sources/tke/tke-error.ts. */
const own: Partial<Record<ProblemCode, [status: number, title: string]>> = {
  'invalid-input': [400, 'Some fields need another value'],
  'not-signed-in': [401, 'Sign in to go on'],
  'sign-in-refused': [401, 'The e-mail address or the password is wrong'],
  'provider-refused': [401, 'The identity provider no longer confirms this sign-in'],
  'provider-unreachable': [401, 'The identity provider does not answer, so it does not confirm this sign-in'],
  'origin-refused': [403, 'The request came from another site'],
  'host-refused': [421, 'Isthmus is not called by this name'],
  'not-permitted': [403, 'You may not do this'],
  'token-refused': [401, 'The token is unknown, revoked or expired'],
  'two-credentials': [400, 'Send a token or a cookie, never both'],
  'person-needed': [403, 'Only a person who signed in may do this'],
  'observe-only': [409, 'The account is observe only'],
  'approval-needed': [409, 'This needs a second person: ask for approval'],
  'approval-not-needed': [409, 'This needs no second person'],
  'approval-decided': [409, 'The request is decided already'],
  'approval-expired': [409, 'The request has expired'],
  'approval-void': [409, 'The person who asked may no longer do this'],
  'own-request': [403, 'Nobody approves an own request'],
  'not-own-request': [403, 'Only the person who asked may do this'],
  'proof-needed': [403, 'Prove again who you are'],
  'second-factor-needed': [401, 'Give the code of your authenticator app too'],
  'proof-refused': [403, 'This does not prove who you are'],
  'passkey-refused': [403, 'This passkey was not accepted'],
  'passkeys-absent': [409, 'Passkeys do not work at this address'],
  'local-sign-in-off': [403, 'Passwords are off; an identity provider signs people in'],
  'sealed-owner': [409, 'The owner of ISTHMUS_ADMIN_EMAIL stays an owner while passwords are off'],
  'last-owner': [409, 'The last owner cannot be removed'],
  'person-disabled': [409, 'The person is disabled'],
  'not-found': [404, 'There is nothing at this address'],
  'changed-meanwhile': [409, 'It changed meanwhile'],
  'already-in-flight': [409, 'An operation on this is already under way'],
  'not-enabled': [409, 'External nodes are not enabled on this cluster'],
  'nothing-changed': [400, 'Nothing was changed'],
  protected: [409, 'Deletion protection is on'],
  'already-enabled': [409, 'External nodes are already enabled on this cluster'],
  enabling: [409, 'TKE is enabling external nodes on this cluster'],
  'cluster-blocked': [409, 'The cluster does not meet the rules of external nodes'],
  'not-read': [409, 'This was not read from TKE yet'],
  'pool-deleting': [409, 'TKE is deleting the pool'],
  'node-draining': [409, 'TKE is draining the node already'],
  'node-terminating': [409, 'TKE is deleting the node already'],
  'node-not-listed': [409, 'TKE does not list the node among external nodes'],
  'network-type-unsupported': [409, "TKE does not document this request for the cluster's network"],
  'name-taken': [409, 'The name is already in use'],
  'pool-not-empty': [409, 'The pool still holds nodes'],
  'key-reused': [409, 'The idempotency key was used for another request'],
  'too-large': [413, 'The request is too large'],
  'too-slow': [408, 'The request did not arrive in time'],
  'too-many-sign-ins': [429, 'Too many failed sign-ins; wait 15 minutes'],
  'too-many-questions': [429, 'Too many of your requests wait for TKE; this one was not sent'],
  'too-many-requests': [429, 'Too many requests with this token'],
  'too-many-streams': [429, 'Too many pages are open; this one gets no events'],
  'site-not-allowed': [400, 'This site is not allowed here'],
  'database-unreachable': [503, "Isthmus's database does not answer; nothing that was recorded is lost"],
  'database-full': [503, "Isthmus's database has no room left; nothing of this was recorded"],
  restarting: [503, 'Isthmus is restarting; nothing that was recorded is lost'],
};

export class ProblemError extends Error {
  readonly problem: Problem;
  /** Headers of the answer that programs read. */
  readonly headers: Record<string, string>;
  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

/** Returns an error to throw, with the status and title of its code. */
export function problem(
  code: ProblemCode,
  more: Partial<Problem> = {},
  headers: Record<string, string> = {},
): ProblemError {
  const [status, title] = own[code] ?? [500, 'Isthmus failed'];
  return new ProblemError({ status, code, title, ...more }, headers);
}

/** Returns a refusal for one field, named by its path. */
export const wrongField = (path: string, code: FieldCode, params?: FieldParams) =>
  problem('invalid-input', { fields: [{ path, code, ...(params && { params }) }] });

/** Prisma's code for a row that another request deleted between our read and our write. */
const rowGone = 'P2025';

function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof ProblemError || error instanceof UpstreamError) return error.problem;
  if ('code' in error && error.code === rowGone) return problem('not-found').problem;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return problem('too-large').problem;
  if (status !== undefined && status >= 400 && status < 500)
    return problem('invalid-input', { status, detail: error.message }).problem;
  return problem(databaseProblemCode(error) ?? 'internal').problem;
}

/** Sends every failure as application/problem+json and logs it once. */
export function answerProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const body = { ...toProblem(error), requestId: request.id };
  request.log[body.status >= 500 ? 'error' : 'info'](
    { err: body.status >= 500 ? error : undefined, code: body.code },
    body.title,
  );
  return reply
    .status(body.status)
    .type('application/problem+json')
    .headers({ 'cache-control': 'no-store', ...(error instanceof ProblemError && error.headers) })
    .send(JSON.stringify(body));
}

/** The problems of some error codes of Node's HTTP parser. Other codes are invalid-input. */
const parserProblems: Record<string, [status: number, code: ProblemCode]> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
};

/** Answers bytes that Node could not read as a request: head too long, too slow, or not HTTP. */
export const refuseConnection =
  (headers: Record<string, string>) => (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy();
    const [status, code] = parserProblems[error.code ?? ''] ?? [400, 'invalid-input'];
    const reason = STATUS_CODES[status] ?? '';
    const body = JSON.stringify(problem(code, { status, detail: reason }).problem);
    const head = {
      ...headers,
      'cache-control': 'no-store',
      connection: 'close',
      'content-length': String(body.length),
      'content-type': 'application/problem+json',
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'));
  };

/** The only error handler. */
export default fp(async (app: FastifyInstance) => void app.setErrorHandler(answerProblem), { name: 'problems' });
