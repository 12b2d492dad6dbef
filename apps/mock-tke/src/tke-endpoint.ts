import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, JournalEntry } from './account.ts';
import { type Call } from './action.ts';
import { TkeError } from './tke-error.ts';
import { languageOf, readActionRequest, type ActionRequest } from './action-request.ts';
import type { Claim } from './claim.ts';
import { damaged } from './damage.ts';
import { dispatch, findAction } from './dispatch.ts';
import { type Effect } from './fault.ts';
import { takeFaults } from './take-faults.ts';
import { refuseInvalidToken } from './keys.ts';
import { messageIn } from './messages.ts';
import { answerRaw } from './raw-answer.ts';
import { readClaim, verify } from './signature.ts';
import { send, toSigned } from './wire.ts';
import type { World } from './world.ts';

/** More than TKE accepts, so a body that is too large is read completely and refused with TKE's code. */
const bodyLimit = 32 * 1024 * 1024;

/** One port serves every service: version and action select it, not the host. Errors are sent with HTTP 200. */
export default (app: FastifyInstance, world: World, publicUrl: string | undefined) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/',
    handler: (request, reply) =>
      refuse(request, reply, new TkeError('UnsupportedProtocol', 'The request method is neither GET nor POST.')),
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/',
    handler: async (request, reply) => {
      const began = performance.now();
      const signed = toSigned(request);
      const claim = readClaim(signed);
      const received = readActionRequest(signed);
      const { account, secretKey, key } = findHolder(claim, world);
      const url = publicUrl ?? `${request.protocol}://${signed.headers['host'] ?? ''}`;
      const accountOf = (uin: string) => [...world.all()].find((one) => one.uin === uin);
      const call = { region: received.region, language: received.language, url, key, accountOf };
      const requestId = account.requestIds.uuid();
      const entry = note(account, received, requestId);
      const { effect, content } = await perform({ claim, secretKey, account, received, call, entry });
      const body = damaged({ ...content, RequestId: requestId }, effect);
      entry.answer = answerOf(effect, body);
      entry.durationMs = Math.round(performance.now() - began);
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
          return send(reply, signed, body);
      }
    },
  });
};

/** Refuses a request that belongs to no account, also with HTTP 200 and a request id. */
function refuse(request: FastifyRequest, reply: FastifyReply, thrown: unknown) {
  const signed = toSigned(request);
  const content = toRefusal(toTkeError(thrown), languageOf(signed));
  return send(reply, signed, damaged({ ...content, RequestId: randomUUID() }, undefined));
}

const toRefusal = (error: TkeError, language: ActionRequest['language']) => ({
  Error: { Code: error.code, Message: messageIn(language, error) },
});

function toTkeError(thrown: unknown) {
  if (thrown instanceof TkeError) return thrown;
  if (Object(thrown).code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new TkeError('RequestSizeLimitExceeded', 'A request is larger than 10 MB.');
  const { statusCode, message } = Object(thrown);
  if (statusCode >= 400 && statusCode < 500) return new TkeError('InvalidParameter', String(message));
  return new TkeError('InternalError', String(thrown));
}

/** Finds the owner of the signing key: a permanent one, or a temporary one. */
function findHolder({ secretId }: Claim, world: World) {
  const found = world.holderOf(secretId);
  if (!found)
    throw new TkeError(
      'AuthFailure.SecretIdNotFound',
      'The SecretId is not found, please ensure that your SecretId is correct. (This is mock-tke: its own begin with MOCK.)',
    );
  return found;
}

const note = (account: Account, { action, version, region }: ActionRequest, requestId: string) =>
  account.note({
    at: account.iso(account.now()),
    action,
    version,
    region,
    params: null,
    verdict: 'ok',
    fault: null,
    expected: account.options.expectedActions?.includes(action) ?? true,
    requestId,
    answer: null,
    durationMs: null,
  });

const journalTextLength = 2_000;
/** The start of the answer for the journal. Null: the caller receives nothing. */
function answerOf(effect: Effect | undefined, body: string): JournalEntry['answer'] {
  const answer = (status: number, whole: string, bytes = Buffer.byteLength(whole)) => ({
    status,
    bytes,
    // Copies the text, because a slice would keep the whole long answer in memory.
    text: Buffer.from(whole.slice(0, journalTextLength)).toString(),
  });
  switch (effect?.kind) {
    case 'http':
      return answer(effect.status, effect.body);
    case 'raw':
      return answer(effect.status, effect.body, effect.cutAfter ?? effect.repeat ?? undefined);
    case 'reset':
    case 'lost-answer':
    case 'time-out':
    case 'held-answer':
      return null;
    default:
      return answer(200, body);
  }
}

const InCluster = z.object({ ClusterId: z.string() });
const notApplied: Effect['kind'][] = ['http', 'reset', 'time-out'];
const isApplied = (effect: Effect) => (effect.kind === 'raw' ? effect.applied : !notApplied.includes(effect.kind));

interface Request {
  claim: Claim;
  secretKey: string;
  account: Account;
  received: ActionRequest;
  call: Call;
  entry: JournalEntry;
}

/** Runs the request, unless its signature is wrong or a failure is ordered, and records the result. */
async function perform({ claim, secretKey, account, received, call, entry }: Request) {
  const { key, language } = call;
  let effect: Effect | undefined;
  try {
    verify(claim, secretKey, Date.now() / 1000 + account.options.skewSeconds);
    refuseInvalidToken(account, key, claim.token);
    entry.params = received.params(findAction(received)?.request);
    const clusterId = InCluster.safeParse(entry.params).data?.ClusterId;
    const taken = takeFaults(account, { ...received, clusterId });
    effect = taken.effect;
    if (effect) entry.fault = effect.kind === 'error' ? effect.code : effect.kind;
    else if (taken.delayMs) entry.fault = 'delay';
    if (taken.delayMs) await later(taken.delayMs);
    const refusal = effect?.kind === 'error' ? new TkeError(effect.code, effect.message) : null;
    if (refusal && effect?.kind === 'error' && !effect.applied) throw refusal;
    if (effect && !isApplied(effect)) {
      entry.verdict = 'not-applied';
      return { effect, content: {} };
    }
    const reply = dispatch(received, entry.params, account, call);
    return { effect, content: refusal ? toRefusal(refusal, language) : reply };
  } catch (thrown) {
    const error = toTkeError(thrown);
    entry.verdict = error.code;
    return { effect, content: toRefusal(error, language) };
  }
}
