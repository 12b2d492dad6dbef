import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Account, Fault } from './account.ts';
import { TkeError } from './action.ts';
import { actions } from './actions/index.ts';
import { readClaim, verify } from './signature.ts';
import { throttle } from './throttle.ts';
import type { World } from './world.ts';

const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Failures of the answer, not of the act: cut, or never sent. */
const applied = new Set(['lost-answer', 'held-answer']);

/** POST /: one port for every service, so version and action choose, never the host. Errors travel in HTTP 200. */
export default (app: FastifyInstance, world: World) => {
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', async (request, reply) => {
    const RequestId = randomUUID();
    const answer = (Response: object) => reply.status(200).send({ Response: { ...Response, RequestId } });
    try {
      const account = authenticate(request, world);
      account.hostsUrl = process.env['MOCK_TKE_PUBLIC_URL'] ?? `http://${request.headers.host ?? ''}`;
      const fault = planned(account, header(request, 'x-tc-action') ?? '');
      const told = journalled(request, account, RequestId, () => {
        if (fault && !applied.has(fault.code)) throw new TkeError(fault.code, fault.message);
        return act(request, account);
      });
      if (fault?.code === 'lost-answer') return request.raw.destroy();
      if (fault?.code === 'held-answer') return reply.hijack();
      return answer(told);
    } catch (error) {
      if (error instanceof TkeError && error.code === 'http-500') return reply.status(500).send('');
      if (!(error instanceof TkeError)) request.log.error(error);
      const { code, message } = error instanceof TkeError ? error : { code: 'InternalError', message: String(error) };
      return answer({ Error: { Code: code, Message: message } });
    }
  });
};

function authenticate(request: FastifyRequest, world: World): Account {
  const claim = readClaim(request.headers.authorization);
  const account = world.get(claim.secretId);
  const url = new URL(request.url, 'http://tke');
  const headers = Object.fromEntries(Object.keys(request.headers).map((name) => [name, header(request, name)]));
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const signed = { method: request.method, path: url.pathname, query: url.search.slice(1), headers, body };
  verify(signed, claim, account?.secretKey, Date.now() / 1000);
  if (!account) throw new TkeError('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  return account;
}

/** Takes a planned failure once. */
function planned(account: Account, action: string): Fault | undefined {
  const fault = account.faults.find((one) => one.action === action);
  if (fault && (fault.times -= 1) <= 0) account.faults = account.faults.filter((one) => one !== fault);
  return fault;
}

function act(request: FastifyRequest, account: Account): object {
  const name = header(request, 'x-tc-action') ?? '';
  const region = header(request, 'x-tc-region') ?? '';
  const version = header(request, 'x-tc-version');
  const found = actions.find((one) => one.name === name && one.version === version);
  if (!found)
    throw new TkeError(
      'InvalidAction',
      `The request action=\`${name}\` is invalid or doesn't match the api version \`${version}\`.`,
    );
  throttle(account, `${version} ${name}`);
  if (account.options.deniedRegions.includes(region))
    throw new TkeError(
      'AuthFailure.UnauthorizedOperation',
      `you are not authorized to perform operation (tke:${name})`,
    );
  const parsed = found.request.safeParse(JSON.parse(bodyText(request) || '{}'));
  if (!parsed.success) throw refuseParameter(parsed.error);
  return Object(found.reply(parsed.data, account, region));
}

const bodyText = (request: FastifyRequest) => (Buffer.isBuffer(request.body) ? request.body.toString() : '');

/** Unknown, missing and mistyped parameters, in TKE's words. */
function refuseParameter({ issues }: z.ZodError) {
  const [issue] = issues;
  const at = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys')
    return new TkeError('UnknownParameter', `The parameter \`${issue.keys[0]}\` is not recognized.`);
  if (issue?.code === 'invalid_type' && /undefined/.test(issue.message))
    return new TkeError('MissingParameter', `The request is missing a required parameter \`${at}\`.`);
  return new TkeError('InvalidParameter', `The value type of parameter \`${at}\` is not valid.`);
}

function journalled(request: FastifyRequest, account: Account, requestId: string, run: () => object) {
  const entry = {
    at: account.iso(account.now()),
    action: header(request, 'x-tc-action') ?? '',
    region: header(request, 'x-tc-region') ?? '',
    params: JSON.parse(bodyText(request) || '{}') as unknown,
    verdict: 'ok',
    requestId,
  };
  account.journal.push(entry);
  try {
    return run();
  } catch (error) {
    entry.verdict = error instanceof TkeError ? error.code : 'InternalError';
    throw error;
  }
}
