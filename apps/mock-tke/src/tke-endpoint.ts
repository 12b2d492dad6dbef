import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account } from './account.ts';
import { TkeError, type Call } from './action.ts';
import { damaged } from './damage.ts';
import { dispatch } from './dispatch.ts';
import { takeFaults, type Effect } from './fault.ts';
import { messageIn } from './messages.ts';
import { readJson } from './parameters.ts';
import { answerRaw } from './raw-answer.ts';
import { readClaim, verify, type Claim, type Signed } from './signature.ts';
import type { World } from './world.ts';

/** As the common parameters allow for a signed POST. */
const bodyLimit = 10 * 1024 * 1024;

/** POST /: one port for every service, so version and action choose, never the host. Errors travel in HTTP 200. */
export default (app: FastifyInstance, world: World, publicUrl: string | undefined) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  // A GET's parameters are flattened and untyped text; the product, and the SDKs unless told otherwise, send POST.
  app.get('/', (request, reply) =>
    refuse(
      request,
      reply,
      new TkeError('UnsupportedProtocol', 'mock-tke speaks POST with a JSON body; it is arranged at /_control.'),
    ),
  );
  app.post('/', async (request, reply) => {
    const signed = toSigned(request);
    const claim = readClaim(signed);
    const account = findAccount(claim, world);
    const call = toCall(signed, publicUrl ?? `http://${signed.headers['host'] ?? ''}`);
    const requestId = account.requestIds.uuid();
    const { effect, told } = await perform({ signed, claim, account, call, requestId });
    switch (effect?.kind) {
      case 'http':
        return reply.status(effect.status).send(effect.body);
      case 'raw':
        return answerRaw(reply, effect);
      case 'reset':
      case 'lost-answer':
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      case 'time-out':
      case 'held-answer':
        reply.hijack();
        return reply;
      default:
        return send(reply, signed, damaged({ ...told, RequestId: requestId }, effect));
    }
  });
};

const send = (reply: FastifyReply, { headers }: Signed, body: string) => {
  const { 'x-tc-traceid': traceId } = headers;
  if (traceId) reply.header('x-tc-traceid', traceId);
  return reply.status(200).type('application/json; charset=utf-8').send(body);
};

/** What belongs to no account: HTTP 200 and a request id all the same. */
function refuse(request: FastifyRequest, reply: FastifyReply, thrown: unknown) {
  const signed = toSigned(request);
  return send(reply, signed, damaged({ ...told(toTkeError(thrown), signed), RequestId: randomUUID() }, undefined));
}

/** A refusal in the language that was asked for. */
const told = (error: TkeError, { headers }: Signed) => ({
  Error: { Code: error.code, Message: messageIn(toLanguage(headers['x-tc-language']), error) },
});

function toTkeError(thrown: unknown) {
  if (thrown instanceof TkeError) return thrown;
  if (Object(thrown).code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new TkeError('RequestSizeLimitExceeded', 'The request is larger than 10 MB.');
  const { statusCode, message } = Object(thrown);
  if (statusCode >= 400 && statusCode < 500) return new TkeError('InvalidParameter', String(message));
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

/** Whose request it says it is. */
function findAccount({ secretId }: Claim, world: World): Account {
  const account = world.find(secretId);
  if (!account)
    throw new TkeError(
      'AuthFailure.SecretIdNotFound',
      'The SecretId is not found, please ensure that your SecretId is correct. (This is mock-tke: its own begin with MOCK.)',
    );
  return account;
}

const InCluster = z.object({ ClusterId: z.string() });
const unapplied: Effect['kind'][] = ['http', 'reset', 'time-out'];
const isApplied = (effect: Effect) => (effect.kind === 'raw' ? effect.applied : !unapplied.includes(effect.kind));

interface Request {
  signed: Signed;
  claim: Claim;
  account: Account;
  call: Call;
  requestId: string;
}

/** Does what was asked, unless it is not proven or a failure was ordered, and notes it. */
async function perform({ signed, claim, account, call, requestId }: Request) {
  const { headers, body } = signed;
  const asked = { action: headers['x-tc-action'] ?? '', version: headers['x-tc-version'] ?? '', body: body.toString() };
  const { options } = account;
  const entry = account.note({
    at: account.iso(account.now()),
    action: asked.action,
    region: call.region,
    params: null,
    verdict: 'ok',
    fault: null,
    expected: options.expectedActions?.includes(asked.action) ?? true,
    requestId,
  });
  let effect: Effect | undefined;
  try {
    verify(signed, claim, account.secretKey, Date.now() / 1000 + options.skewSeconds);
    entry.params = readJson(asked.body);
    const clusterId = InCluster.safeParse(entry.params).data?.ClusterId;
    const taken = takeFaults(account, { action: asked.action, region: call.region, clusterId });
    effect = taken.effect;
    if (effect) entry.fault = effect.kind === 'error' ? effect.code : effect.kind;
    else if (taken.delayMs) entry.fault = 'delay';
    if (taken.delayMs) await later(taken.delayMs);
    const refusal = effect?.kind === 'error' ? new TkeError(effect.code, effect.message) : null;
    if (refusal && effect?.kind === 'error' && !effect.applied) throw refusal;
    if (effect && !isApplied(effect)) {
      entry.verdict = 'not-applied';
      return { effect, told: {} };
    }
    const reply = dispatch(asked, account, call);
    return { effect, told: refusal ? told(refusal, signed) : reply };
  } catch (thrown) {
    const error = toTkeError(thrown);
    entry.verdict = error.code;
    return { effect, told: told(error, signed) };
  }
}
