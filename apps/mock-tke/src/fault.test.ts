import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';
import { exchange, requestText, tc3Headers } from './test-wire.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, sdk, raw, control, fail } = server;
type Opened = Awaited<ReturnType<typeof open>>;

const ready = { ClusterId: 'cls-mock01' };
const enable = { ...ready, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' } };
const next = (account: Opened, action: string, effect: object) => fail(account, { action, effect });
const readStatus = async (account: Opened) => (await sdk(account).DescribeExternalNodeSupportConfig(ready)).Status;
const journal = async ({ secretId }: Opened, search = '') =>
  (await control('GET', `/${secretId}/requests${search}`)).body;

test.each([
  [{ kind: 'error', code: 'InternalError.DbError' }, 'Disabled', 'InternalError.DbError'],
  [{ kind: 'http', status: 500 }, 'Disabled', 'not-applied'],
  [{ kind: 'http', status: 503, body: '<h1>busy</h1>' }, 'Disabled', 'not-applied'],
  [{ kind: 'http', status: 429 }, 'Disabled', 'not-applied'],
  [{ kind: 'reset' }, 'Disabled', 'not-applied'],
  [{ kind: 'lost-answer' }, 'Initializing', 'ok'],
  [{ kind: 'truncated' }, 'Initializing', 'ok'],
  [{ kind: 'not-json' }, 'Initializing', 'ok'],
  [{ kind: 'no-response' }, 'Initializing', 'ok'],
])('%j leaves the cluster %s, once', async (effect, status, verdict) => {
  const account = await open('one-ready-cluster');
  await next(account, 'EnableExternalNodeSupport', effect);
  // Without Response the SDK reports no error.
  const request = raw(account).request('EnableExternalNodeSupport', enable);
  if (effect.kind === 'no-response') await request.catch(() => undefined);
  else await expect(request).rejects.toThrow();
  expect(await readStatus(account)).toBe(status);
  const fault = 'code' in effect ? effect.code : effect.kind;
  expect((await journal(account, '?action=EnableExternalNodeSupport')).requests).toMatchObject([
    { fault, verdict, params: enable },
  ]);
  expect(await sdk(account).DescribeClusters({})).toMatchObject({ TotalCount: 1 });
});

test.each([
  ['held-answer', 'Initializing'],
  ['time-out', 'Disabled'],
])('a %s sends nothing and leaves the cluster %s', async (kind, status) => {
  const account = await open('one-ready-cluster');
  await next(account, 'EnableExternalNodeSupport', { kind });
  const given = new AbortController();
  const request = raw(account).request('EnableExternalNodeSupport', enable, { signal: given.signal });
  const ended = expect(request).rejects.toThrow();
  await expect
    .poll(async () => (await journal(account)).requests, { timeout: 20_000 })
    .toMatchObject([{ fault: kind }]);
  given.abort();
  await ended;
  expect(await readStatus(account)).toBe(status);
});

test('an answer may lose items, hold nulls, or use an unknown word', async () => {
  const account = await open('one-pool');
  const nodes = () => raw(account).request('DescribeExternalNode', ready);
  await next(account, 'DescribeExternalNode', { kind: 'short-list', items: 2 });
  expect((await nodes()).Nodes).toHaveLength(1);
  await next(account, 'DescribeExternalNode', { kind: 'fields', values: { Status: 'Hibernating', Reason: null } });
  expect((await nodes()).Nodes[0]).toMatchObject({ Status: 'Hibernating', Reason: null, Name: 'node-10.4.7.11' });
  expect((await nodes()).Nodes).toMatchObject([{ Status: 'Running' }, { Status: 'Running' }, { Status: 'Running' }]);
});

test('orders match by action, region and cluster, and a list of them is a sequence', async () => {
  const account = await open('demo-fleet');
  const busy = { kind: 'error', code: 'InternalError' };
  const target = { cluster: 'cls-mock01', region: 'ap-guangzhou' };
  const ask = (clusterId: string, region: string) =>
    raw(account, '2018-05-25', region)
      .request('DescribeExternalNodeSupportConfig', { ClusterId: clusterId })
      .then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
  await fail(account, { region: 'ap-shanghai', times: null, effect: busy });
  await fail(account, { clusterId: target.cluster, effect: busy });
  expect(await ask('cls-mock05', 'ap-shanghai')).toBe('InternalError');
  expect(await ask('cls-mock03', 'ap-guangzhou')).toBe('ok');
  expect(await ask(target.cluster, target.region)).toBe('InternalError');
  expect(await ask(target.cluster, target.region)).toBe('ok');
  expect(await ask('cls-mock05', 'ap-shanghai')).toBe('InternalError');
  await control('DELETE', `/${account.secretId}/faults`);

  await fail(account, [{ effect: busy }, { times: 2, effect: { kind: 'pass' } }, { effect: busy }] as object);
  const verdicts: string[] = [];
  for (let i = 0; i < 5; i++) verdicts.push(await ask('cls-mock03', 'ap-guangzhou'));
  expect(verdicts).toEqual(['InternalError', 'ok', 'ok', 'InternalError', 'ok']);
});

test('the same seed gives the same random results', async () => {
  const run = async () => {
    const account = await open('one-ready-cluster', { throttlePerSecond: null }, { seed: 'dice' });
    await fail(account, { times: null, probability: 0.5, effect: { kind: 'error', code: 'InternalError' } });
    const outcomes: boolean[] = [];
    for (let i = 0; i < 20; i++)
      outcomes.push(
        await sdk(account)
          .DescribeClusters({})
          .then(
            () => true,
            () => false,
          ),
      );
    await control('DELETE', `/${account.secretId}/faults`);
    return outcomes;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set([true, false]));
  expect(await run()).toEqual(first);
});

test('a delay is added to other orders', async () => {
  const account = await open('one-ready-cluster');
  await fail(account, [
    { effect: { kind: 'delay', ms: 30, spreadMs: 10 } },
    { effect: { kind: 'error', code: 'InternalError' } },
  ] as object);
  const began = performance.now();
  await expect(sdk(account).DescribeClusters({})).rejects.toMatchObject({ code: 'InternalError' });
  expect(performance.now() - began).toBeGreaterThanOrEqual(29);
});

test('reads are stale for a while after a change, then show it', async () => {
  const account = await open('one-pool', { staleReadSeconds: 60, speed: 0 });
  const name = async () => (await sdk(account).DescribeExternalNodePools(ready)).NodePoolSet?.map(({ Name }) => Name);
  await sdk(account).ModifyExternalNodePool({ ...ready, NodePoolId: 'np-rack0007', Name: 'first' });
  await server.advance(account, 40);
  await sdk(account).ModifyExternalNodePool({ ...ready, NodePoolId: 'np-rack0007', Name: 'second' });
  expect(await name()).toEqual(['rack-7']);
  await server.advance(account, 21);
  expect(await name()).toEqual(['first']);
  await server.advance(account, 40);
  expect(await name()).toEqual(['second']);
});

/** Returns the bytes received after an ordered failure. */
async function wire(account: Opened, effect: object, action = 'DescribeExternalNode') {
  await next(account, action, effect);
  const params = JSON.stringify(action === 'EnableExternalNodeSupport' ? enable : ready);
  const { host } = new URL(server.url);
  const headers = { ...tc3Headers(host, account, { action, params }), Connection: 'close' };
  return exchange(server.url, requestText('POST', '/', headers, params));
}

test('any answer may be ordered byte for byte, with or without the effect', async () => {
  const account = await open('one-pool');
  const event = { kind: 'raw', headers: { 'content-type': 'text/event-stream', 'x-odd': 'yes' }, body: 'data: {}\n\n' };
  const stream = await wire(account, event);
  expect(stream).toMatchObject({ status: 200, text: 'data: {}\n\n', ended: 'whole' });
  expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-odd': 'yes' });
  const bare = await wire(account, { kind: 'raw', status: 503, headers: { 'Content-Type': null }, body: 'busy' });
  expect([bare.status, bare.text, bare.headers['content-type']]).toEqual([503, 'busy', undefined]);
  expect((await journal(account)).requests).toMatchObject([
    { fault: 'raw', verdict: 'not-applied' },
    { fault: 'raw', verdict: 'not-applied' },
  ]);

  const other = await open('one-ready-cluster');
  const empty = { kind: 'raw', applied: true, body: '{"Response":"ok"}' };
  expect(await wire(other, empty, 'EnableExternalNodeSupport')).toMatchObject({ text: '{"Response":"ok"}' });
  expect(await readStatus(other)).toBe('Initializing');
});

test('an answer may be huge, or cut off after a number of bytes', async () => {
  const account = await open('one-pool');
  const huge = await wire(account, { kind: 'raw', body: '{"a":1}', repeat: 5_000_001 });
  expect([huge.bytes, huge.text.slice(0, 14), huge.ended]).toEqual([5_000_001, '{"a":1}{"a":1}', 'whole']);
  const cut = await wire(account, { kind: 'raw', body: '{"Response":', repeat: 1e9, cutAfter: 300_000 });
  expect([cut.status, cut.bytes, cut.ended]).toEqual([200, 300_000, 'cut']);
  const chunked = await wire(account, { kind: 'raw', headers: { 'content-length': null }, body: 'abc', cutAfter: 2 });
  expect([chunked.headers['transfer-encoding'], chunked.text, chunked.ended]).toEqual(['chunked', 'ab', 'cut']);
  expect(await wire(account, { kind: 'raw', body: 'x', cutAfter: 0 })).toMatchObject({ bytes: 0, ended: 'cut' });
});

test('fields may be merged into the real answer, with any JSON value', async () => {
  const account = await open('one-pool');
  const response = {
    TotalCount: 1e30,
    Nodes: { 1: { IP: 7, Reason: 'a\0b\ud800' }, 2: null },
    More: { than: ['documented'] },
  };
  const { text } = await wire(account, { kind: 'merge', response, without: ['Nodes.Location', 'Nodes.Nothing.Here'] });
  expect(text).toContain('"a\\u0000b\\ud800"');
  const { Response } = JSON.parse(text);
  expect(Response).toMatchObject({ TotalCount: 1e30, More: { than: ['documented'] }, RequestId: expect.any(String) });
  expect(Response.Nodes).toEqual([
    expect.objectContaining({ Name: 'node-10.4.7.11', IP: '10.4.7.11' }),
    expect.objectContaining({ Name: 'node-10.4.7.12', IP: 7 }),
    null,
  ]);
  expect(Response.Nodes[0]).not.toHaveProperty('Location');
  const each = await wire(account, { kind: 'merge', response: { Nodes: { Status: null } } });
  expect(JSON.parse(each.text).Response.Nodes.map(({ Status }: { Status: null }) => Status)).toEqual([
    null,
    null,
    null,
  ]);
  const none = await wire(account, { kind: 'merge', response: { Nodes: [], Error: 'odd' } });
  expect(JSON.parse(none.text).Response).toMatchObject({ Nodes: [], TotalCount: 3, Error: 'odd' });
});

test('an order that HTTP cannot send is refused', async () => {
  const account = await open('one-pool');
  const order = async (effect: object) => (await fail(account, { effect: { kind: 'raw', ...effect } })).status;
  expect(await order({ headers: { 'x y': '1' } })).toBe(400);
  expect(await order({ headers: { x: 'a\r\nb: c' } })).toBe(400);
  expect(await order({ repeat: 10 })).toBe(400);
  expect(await order({ status: 99 })).toBe(400);
});
