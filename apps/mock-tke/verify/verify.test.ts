import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tke } from 'tencentcloud-sdk-nodejs-tke';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actions } from '../src/actions/index.ts';
import { startServer } from '../src/test-server.ts';
import { createAsk, allowedActions, allowedOf2022 } from './ask.ts';
import { compare } from './compare.ts';
import { askAll, type Answer } from './conversation.ts';
import { mockAnswers } from './mock-answers.ts';

const server = await startServer();
afterAll(() => server.app.close());
let mock: Answer[] = [];
beforeAll(async () => {
  mock = await mockAnswers();
});

const open = (scenario = 'one-pool') => server.open(scenario, { throttlePerSecond: null });
type Opened = Awaited<ReturnType<typeof open>>;
const ask = ({ secretId, secretKey }: Opened) =>
  createAsk({ site: server.url, credential: { secretId, secretKey }, pauseMs: 0 });

/** Compares the mock with this account, which stands for the real service. Optionally orders a failure first. */
async function found(account: Opened, fault?: object) {
  if (fault) await server.fail(account, { times: null, ...fault });
  return compare(await askAll(ask(account), { regions: ['ap-guangzhou'] }), mock);
}

/** Runs the command with only these variables. */
const run = (variables: object) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const env = { PATH: process.env['PATH'], ...variables };
    const child = execFile(process.execPath, [main], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });

test('the mock does not differ from itself', async () => {
  for (const scenario of ['demo-fleet', 'one-pool', 'one-ready-cluster', 'not-in-the-beta', 'quota-full'])
    expect(await found(await open(scenario)), scenario).toEqual([]);
});

const nodes = 'DescribeExternalNode';
const values = (values: object) => ({ kind: 'fields', values });
test.each([
  ['a null', nodes, values({ IP: null }), 'Nodes[].IP', 'null; the mock never sends null'],
  ['another type', nodes, values({ IP: 7 }), 'Nodes[].IP', 'number; the mock sends string'],
  ['an object', nodes, values({ IP: { V4: 'x' } }), 'Nodes[].IP', 'object; the mock sends string'],
  ['an unknown word', nodes, values({ Status: 'Asleep' }), 'Nodes[].Status', 'does not know: Asleep'],
  [
    'a text that is no word',
    nodes,
    values({ Status: '10.1.2.3 is ill' }),
    'Nodes[].Status',
    'does not know: (not a word)',
  ],
  ['an extra field', 'DescribeExternalNodePools', values({ RuntimeConfig: { Extra: 1 } }), 'Extra', 'not documented'],
  ['a missing field', 'DescribeExternalNodePools', values({ RuntimeConfig: {} }), 'RuntimeType', 'missing'],
  ['a short list', nodes, { kind: 'short-list' }, '', 'the list is shorter than its count'],
  [
    'an undocumented code',
    nodes,
    { kind: 'error', code: 'InternalError.Cosmic' },
    '',
    'not documented: InternalError.Cosmic',
  ],
  ['half an answer', nodes, { kind: 'truncated' }, '', "no valid answer: not in TKE's form"],
  ['an HTML page', nodes, { kind: 'not-json' }, '', "no valid answer: not in TKE's form"],
  ['no Response', nodes, { kind: 'no-response' }, '', "no valid answer: not in TKE's form"],
  ['a gateway', nodes, { kind: 'http', status: 502 }, '', 'no valid answer: HTTP 502'],
  ['no answer', nodes, { kind: 'reset' }, '', 'no valid answer: no answer'],
])('%s is a difference', async (_name, action, effect, where, what) => {
  const differences = await found(await open(), { action, effect });
  expect(differences).toContainEqual({
    action: `tke ${action}`,
    where: expect.stringContaining(where),
    what: expect.stringContaining(what),
  });
  expect(new Set(differences.map((each) => each.action))).toEqual(new Set([`tke ${action}`]));
});

test('another content type and an extra header are differences, and no value is printed', async () => {
  const headers = { 'content-type': 'application/json; charset=utf-8', server: 'of 10.1.2.3' };
  const body = '{"Response":{"TotalCount":0,"Nodes":null,"RequestId":"x"}}';
  const differences = await found(await open(), { action: nodes, effect: { kind: 'raw', headers, body } });
  const action = `tke ${nodes}`;
  expect(differences.filter(({ where }) => where.startsWith('header'))).toEqual([
    {
      action,
      where: 'header content-type',
      what: 'application/json; charset=utf-8; the mock sends application/json',
    },
    { action, where: 'header server', what: 'the mock does not send it' },
  ]);
});

test('another code for the same mistake is a difference', async () => {
  const effect = { kind: 'error', code: 'ResourceNotFound' };
  const fault = { action: nodes, clusterId: 'cls-00000000', effect };
  expect(await found(await open(), fault)).toEqual([
    {
      action: `tke ${nodes}`,
      where: '(unknown cluster)',
      what: 'ResourceNotFound; the mock says InvalidParameter.Param',
    },
  ]);
});

test('a changing action cannot be sent', async () => {
  const account = await open();
  const changing = actions.filter(({ changes }) => changes).map(({ name }) => name);
  const all = Object.getOwnPropertyNames(tke.v20180525.Client.prototype).filter((name) => name !== 'constructor');
  const forbidden = [...all, ...changing, 'RunInstances', 'describeClusters', ''].filter(
    (name) => !allowedActions.tke.includes(name),
  );
  expect(forbidden.length).toBeGreaterThan(250);
  expect(forbidden).toEqual(expect.arrayContaining(changing));
  for (const service of ['tke', 'vpc', 'cvm', 'sts'] as const)
    for (const action of forbidden.filter((name) => !allowedActions[service].includes(name)))
      await expect(ask(account)({ service, action, region: 'ap-guangzhou' }), action).rejects.toThrow('it only reads');
  const version = '2022-05-01';
  const of2022 = Object.getOwnPropertyNames(tke.v20220501.Client.prototype).filter(
    (name) => !allowedOf2022.includes(name),
  );
  for (const action of of2022)
    await expect(ask(account)({ service: 'tke', version, action, region: 'ap-guangzhou' }), action).rejects.toThrow(
      'it only reads',
    );
  const { body } = await server.control('GET', `/${account.secretId}/requests`);
  expect(body.count).toBe(0);
  for (const name of [...Object.values(allowedActions).flat(), ...allowedOf2022])
    expect(name).toMatch(/^(Describe|GetCallerIdentity)/);
});

test('a complete run changes nothing in the account', async () => {
  const account = await open('demo-fleet');
  const world = async () => (await server.control('GET', `/${account.secretId}`)).body.clusters;
  const before = await world();
  await found(account);
  expect(await world()).toEqual(before);
});

test('without a credential the command says what it needs and sends nothing', async () => {
  const account = await open();
  const { code, output } = await run({ VERIFY_TKE_SITE: server.url, TENCENTCLOUD_REGION: 'ap-guangzhou' });
  expect(code).toBe(2);
  for (const name of ['TENCENTCLOUD_SECRET_ID', 'TENCENTCLOUD_SECRET_KEY', 'TENCENTCLOUD_REGION', 'VERIFY_TKE_SITE'])
    expect(output).toContain(name);
  expect((await server.control('GET', `/${account.secretId}/requests`)).body.count).toBe(0);
});

test('a refused credential is reported with its code', async () => {
  const { code, output } = await run({
    VERIFY_TKE_SITE: server.url,
    TENCENTCLOUD_SECRET_ID: 'MOCKnobody',
    TENCENTCLOUD_SECRET_KEY: 'a-key-that-opens-nothing',
    TENCENTCLOUD_REGION: 'ap-guangzhou',
  });
  expect(code).toBe(2);
  expect(output).toContain('AuthFailure.SecretIdNotFound');
});

test('the command prints a table of differences, sets its exit code and prints no value of the account', async () => {
  const account = await open();
  const variables = {
    VERIFY_TKE_SITE: server.url,
    TENCENTCLOUD_SECRET_ID: account.secretId,
    TENCENTCLOUD_SECRET_KEY: account.secretKey,
    TENCENTCLOUD_REGION: 'ap-guangzhou',
  };
  const same = await run(variables);
  expect(same).toMatchObject({ code: 0, output: expect.stringContaining('no differences') });
  await server.fail(account, { action: nodes, times: null, effect: values({ Location: null, Status: 'Asleep' }) });
  const differs = await run(variables);
  expect(differs.code).toBe(1);
  expect(differs.output).toMatch(/tke DescribeExternalNode +Nodes\[\]\.Location +null; the mock never sends null/);
  const own = [account.secretId, account.secretKey, account.uin, 'cls-mock', 'prod-gz', 'rack-7', '10.4.7', 'vpc-mock'];
  for (const value of own) expect(same.output + differs.output).not.toContain(value);
});
