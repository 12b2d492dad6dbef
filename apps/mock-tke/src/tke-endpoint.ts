import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './account.ts';
import { TkeError, type Call } from './action.ts';
import { dispatch } from './dispatch.ts';
import { messageIn } from './messages.ts';
import type { Fault } from './model.ts';
import { readJson } from './parameters.ts';
import { readClaim, verify, type Signed } from './signature.ts';
import type { World } from './world.ts';

/** As the common parameters allow for a signed POST. */
const bodyLimit = 10 * 1024 * 1024;
/** Failures of the answer, not of the act: cut off, never sent, or half of it sent. */
const applied = ['lost-answer', 'held-answer', 'partial-answer'];

/** POST /: one port for every service, so version and action choose, never the host. Errors travel in HTTP 200. */
export default (app: FastifyInstance, world: World, publicUrl: string | undefined) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => answer(request, reply, { thrown: error }));
  // A GET's parameters are flattened and untyped text; the product, and the SDKs unless told otherwise, send POST.
  app.get('/', (request, reply) =>
    answer(request, reply, {
      thrown: new TkeError(
        'UnsupportedProtocol',
        'mock-tke speaks POST with a JSON body; it is arranged at /_control.',
      ),
    }),
  );
  app.post('/', (request, reply) => {
    const signed = toSigned(request);
    const requestId = randomUUID();
    let fault: Fault | undefined;
    try {
      const account = authenticate(signed, world);
      fault = takeFault(account, signed.headers['x-tc-action']);
      const call = toCall(signed, publicUrl ?? `http://${signed.headers['host'] ?? ''}`);
      const told = perform(signed, account, call, { fault, requestId });
      if (fault?.code === 'partial-answer') return answer(request, reply, { told: halve(told), requestId });
      if (!fault || !applied.includes(fault.code)) return answer(request, reply, { told, requestId });
    } catch (thrown) {
      if (fault?.code === 'http-500') return reply.status(500).send('');
      if (!fault || !['time-out', ...applied].includes(fault.code))
        return answer(request, reply, { thrown, requestId });
    }
    reply.hijack();
    if (fault?.code === 'lost-answer') request.raw.socket.destroy();
    return reply;
  });
};

/** Each list without its last item; its count stays. */
const halve = (told: object) =>
  Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, -1) : value]),
  );

/** Failure or not, HTTP 200, a request id, and the message in the language that was asked for. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { told, thrown, requestId = randomUUID() }: { told?: object; thrown?: unknown; requestId?: string },
) {
  const { 'x-tc-language': language, 'x-tc-traceid': traceId } = toSigned(request).headers;
  if (traceId) reply.header('x-tc-traceid', traceId);
  if (told) return reply.status(200).send({ Response: { ...told, RequestId: requestId } });
  const error = toTkeError(thrown);
  if (error.code === 'InternalError') request.log.error(thrown);
  const Error = { Code: error.code, Message: messageIn(toLanguage(language), error) };
  return reply.status(200).send({ Response: { Error, RequestId: requestId } });
}

function toTkeError(thrown: unknown) {
  if (thrown instanceof TkeError) return thrown;
  if (Object(thrown).code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new TkeError('RequestSizeLimitExceeded', 'The request is larger than 10 MB.');
  return new TkeError('InternalError', String(thrown));
}

function toSigned({ method, url, headers, body }: FastifyRequest): Signed {
  const { pathname, search } = new URL(url, 'http://tke');
  const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return {
    method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(single),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

const toLanguage = (header: string | undefined) => (header === 'en-US' ? 'en-US' : 'zh-CN');

const toCall = ({ headers }: Signed, url: string): Call => ({
  region: headers['x-tc-region'] ?? '',
  language: toLanguage(headers['x-tc-language']),
  url,
});

/** Whose request it is, proven by its signature. */
function authenticate(signed: Signed, world: World): Account {
  const claim = readClaim(signed);
  const account = world.find(claim.secretId);
  if (!account)
    throw new TkeError(
      'AuthFailure.SecretIdNotFound',
      'The SecretId is not found, please ensure that your SecretId is correct. (This is mock-tke: its own begin with MOCK.)',
    );
  verify(signed, claim, account.secretKey, Date.now() / 1000 + account.options.skewSeconds);
  return account;
}

/** Takes a planned failure once. */
function takeFault(account: Account, action: string | undefined): Fault | undefined {
  const fault = account.faults.find((one) => one.action === action);
  if (fault && (fault.times -= 1) <= 0) account.faults = account.faults.filter((one) => one !== fault);
  return fault;
}

/** Does what was asked, or fails as planned, and notes it. */
function perform(
  { headers, body }: Signed,
  account: Account,
  call: Call,
  { fault, requestId }: { fault: Fault | undefined; requestId: string },
) {
  const asked = {
    action: headers['x-tc-action'] ?? '',
    version: headers['x-tc-version'] ?? '',
    body: body.toString(),
  };
  const entry = account.note({
    at: account.iso(account.now()),
    action: asked.action,
    region: call.region,
    params: readJson(asked.body),
    verdict: 'ok',
    fault: fault?.code ?? null,
    requestId,
  });
  try {
    if (fault && !applied.includes(fault.code)) throw new TkeError(fault.code, fault.message);
    return dispatch(asked, account, call);
  } catch (error) {
    entry.verdict = toTkeError(error).code;
    throw error;
  }
}
