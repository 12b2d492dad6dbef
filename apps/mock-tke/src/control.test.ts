import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, control, advance, sdk } = server;

test('the account of a credential is opened once', async () => {
  const credential = { secretId: 'MOCKonce', secretKey: 'a-secret-key-of-the-demo' };
  const first = await open('one-pool', {}, { credential });
  await control('PATCH', `/${first.secretId}/clusters/cls-mock01/pools/np-rack0007`, { name: 'renamed' });
  const again = await control('POST', '', { scenario: 'demo-fleet', credential });
  expect(again.body).toMatchObject({ uin: first.uin, clusters: [{ pools: [{ name: 'renamed' }] }] });
  const other = { ...credential, secretKey: 'not-the-key-of-the-demo' };
  expect(await control('POST', '', { scenario: 'demo-fleet', credential: other })).toMatchObject({ status: 409 });
});

test('a real SecretId is refused everywhere', async () => {
  const credential = { secretId: 'AKIDreal', secretKey: 'a-secret-key-of-somebody' };
  expect(await control('POST', '', { scenario: 'one-pool', credential })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('begin with MOCK') },
  });
  expect(await control('GET', '/AKIDreal')).toMatchObject({ status: 400 });
});

test('a new speed does not change the current time', async () => {
  const account = await open('one-pool', { speed: 1000 });
  await advance(account, 60);
  const before = Date.parse((await control('GET', `/${account.secretId}`)).body.now);
  await control('PATCH', `/${account.secretId}/options`, { speed: 1 });
  const after = Date.parse((await control('GET', `/${account.secretId}`)).body.now);
  expect(after).toBeGreaterThanOrEqual(before);
});

test('an option that is not in the request stays unchanged', async () => {
  const account = await open('one-pool', { staleReadSeconds: 5, expectedActions: [] });
  const { body } = await control('PATCH', `/${account.secretId}/options`, { speed: 2 });
  expect(body).toMatchObject({ speed: 2, staleReadSeconds: 5, expectedActions: [] });
});

test('an invalid request is refused', async () => {
  const account = await open('one-pool');
  expect(await control('POST', '', { scenario: 'no-such-world' })).toMatchObject({ status: 400 });
  expect(await control('PATCH', `/${account.secretId}/options`, { spede: 2 })).toMatchObject({ status: 400 });
  expect(await control('PATCH', `/${account.secretId}/clusters/cls-other`, {})).toMatchObject({ status: 404 });
});

const pools = { ClusterId: 'cls-mock01' };

test('the same seed at the same time gives the same bytes', async () => {
  const more = { seed: 'rack', at: Date.parse('2026-05-04T03:02:01Z') };
  const run = async () => {
    const account = await open('one-pool', { speed: 0 }, more);
    const client = sdk(account);
    const settings = { Name: 'gpu', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28', NodeType: 'GPU' };
    const replies = [
      await client.CreateExternalNodePool({ ...pools, ...settings }),
      await client.DescribeExternalNodePools(pools),
      await client.DescribeExternalNode(pools),
      await client.DescribeExternalNodeScript({ ...pools, NodePoolId: 'np-rack0007' }),
    ];
    return JSON.stringify(replies);
  };
  const first = await run();
  expect(await run()).toBe(first);
});

test('a world can be saved, changed, restored and reset', async () => {
  const account = await open('one-pool');
  const named = async () => (await control('GET', `/${account.secretId}`)).body.clusters[0].pools[0].name;
  const rename = (name: string) =>
    control('PATCH', `/${account.secretId}/clusters/cls-mock01/pools/np-rack0007`, { name });
  await rename('taken');
  const { body: taken } = await control('GET', `/${account.secretId}/snapshot`);
  await rename('changed');
  await advance(account, 3600);
  expect(await control('PUT', `/${account.secretId}/snapshot`, taken)).toMatchObject({ status: 204 });
  expect(await named()).toBe('taken');
  const { body: now } = await control('GET', `/${account.secretId}`);
  expect(Date.parse(now.now) - taken.clock.at).toBeLessThan(60_000);

  expect(await control('POST', `/${account.secretId}/reset`, {})).toMatchObject({ body: { uin: account.uin } });
  expect(await named()).toBe('rack-7');
  await control('POST', `/${account.secretId}/reset`, { scenario: 'quota-full' });
  expect(await sdk(account).DescribeExternalNode(pools)).toMatchObject({ TotalCount: 5 });
});

test('a stopped clock moves only on request', async () => {
  const account = await open('one-pool', { speed: 0 });
  const now = async () => Date.parse((await control('GET', `/${account.secretId}`)).body.now);
  const before = await now();
  await sdk(account).DescribeExternalNode(pools);
  expect(await now()).toBe(before);
  await advance(account, 60);
  expect(await now()).toBe(before + 60_000);
});

test('the journal can be counted by action, verdict and expectation', async () => {
  const account = await open('one-pool', { expectedActions: ['DescribeExternalNode'] });
  await sdk(account).DescribeExternalNode(pools);
  await sdk(account).DescribeExternalNodePools(pools);
  await sdk({ ...account, secretKey: 'wrong' })
    .DescribeExternalNode(pools)
    .catch(() => undefined);
  const count = async (search: string) => (await control('GET', `/${account.secretId}/requests?${search}`)).body.count;
  expect(await count('')).toBe(3);
  expect(await count('action=DescribeExternalNode')).toBe(2);
  expect(await count('verdict=AuthFailure.SignatureFailure')).toBe(1);
  expect(await count('expected=false')).toBe(1);
  expect(await control('GET', `/${account.secretId}/requests?colour=blue`)).toMatchObject({ status: 400 });
});

test('a request is found by its id, with its answer and duration', async () => {
  const account = await open('one-pool');
  const { RequestId } = await sdk(account).DescribeExternalNode(pools);
  await sdk(account).DescribeClusters({});
  await server.failNext(account, 'DescribeExternalNode', 'InternalError');
  await sdk(account)
    .DescribeExternalNode(pools)
    .catch(() => undefined);
  await server.fail(account, { effect: { kind: 'reset' } });
  await sdk(account)
    .DescribeExternalNode(pools)
    .catch(() => undefined);
  const requestsWith = async (search: string) =>
    (await control('GET', `/${account.secretId}/requests?${search}`)).body.requests;
  const [one, ...others] = await requestsWith(`requestId=${RequestId}`);
  expect([one.action, others]).toEqual(['DescribeExternalNode', []]);
  expect(JSON.parse(one.answer.text).Response).toMatchObject({ TotalCount: 3, RequestId });
  expect(one).toMatchObject({ answer: { status: 200, bytes: one.answer.text.length }, durationMs: expect.any(Number) });
  expect(await requestsWith('verdict=InternalError')).toMatchObject([
    { answer: { text: expect.stringContaining('as ordered') } },
  ]);
  expect(await requestsWith('fault=reset')).toMatchObject([{ answer: null }]);
});

test('only the start of a long answer is kept', async () => {
  const account = await open('five-thousand-nodes');
  await sdk(account).DescribeExternalNode(pools);
  const [{ answer }] = (await control('GET', `/${account.secretId}/requests`)).body.requests;
  expect(answer.bytes).toBeGreaterThan(500_000);
  expect(answer.text).toHaveLength(2000);
});

test('a deleted account is unknown', async () => {
  const account = await open('one-pool');
  expect(await control('DELETE', `/${account.secretId}`)).toMatchObject({ status: 204 });
  expect(await control('GET', `/${account.secretId}`)).toMatchObject({ status: 404 });
  expect(await control('DELETE', `/${account.secretId}`)).toMatchObject({ status: 404 });
  await expect(sdk(account).DescribeClusters({})).rejects.toMatchObject({ code: 'AuthFailure.SecretIdNotFound' });
});

test('a failure that no request can match is refused with a sentence', async () => {
  const account = await open('one-pool');
  const order = async (fault: object) => {
    const { status, body } = await server.fail(account, fault);
    return [status, body?.error];
  };
  const effect = { kind: 'error', code: 'InternalError' };
  expect(await order({ action: 'DescribeTheWeather', effect })).toEqual([
    400,
    'action: DescribeTheWeather is not mocked, so no request can match it',
  ]);
  expect(await order([{ effect }, { action: '', effect }])).toMatchObject([400, expect.stringContaining('action')]);
  const nameless = 'effect.code: a code of TKE, as in InternalError.Db';
  expect(await order({ effect: { kind: 'error', code: '' } })).toEqual([400, nameless]);
  expect(await order({ effect: { kind: 'error', code: ' ' } })).toEqual([400, nameless]);
  expect(await order({ effect: { kind: 'explode' } })).toMatchObject([400, expect.stringContaining('effect')]);
  expect((await control('GET', `/${account.secretId}`)).body.faults).toEqual([]);
});
