import { afterAll, expect, test } from 'vitest';
import { startServer } from '../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { app, open, control, advance, sdk } = server;

const at = { ClusterId: 'cls-mock01' };
const one = '/clusters/cls-mock01';
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

test('the page loads its parts only from the mock', async () => {
  const page = await get('/_control/');
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  const parts = [...page.body.matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, path]) => path);
  expect(parts).toContain('inspector.js');
  for (const part of parts) expect((await get(`/_control/${part}`)).statusCode, part).toBe(200);
  expect((await get('/_control')).headers.location).toBe('_control/');
});

test('accounts are listed, the newest first, and never with a key', async () => {
  const older = await open('one-pool');
  const newer = await open('demo-fleet');
  const reply = await control('GET', '');
  expect(reply.body.accounts.slice(0, 2)).toMatchObject([
    { secretId: newer.secretId, scenario: 'demo-fleet', clusters: 12 },
    { secretId: older.secretId, scenario: 'one-pool', nodes: 3 },
  ]);
  const overview = await control('GET', `/${newer.secretId}/overview`);
  for (const body of [reply, overview]) expect(JSON.stringify(body)).not.toContain(newer.secretKey);
});

test('the vocabulary lists scenarios, actions, options, and a description of every effect', async () => {
  const vocabulary = (await get('/_control/vocabulary')).json();
  expect(vocabulary.scenarios).toContain('demo-fleet');
  expect(vocabulary.actions).toContain('DrainExternalNode');
  expect(vocabulary.options.properties.speed).toMatchObject({ type: 'number' });
  const kinds = vocabulary.effects.oneOf.flatMap(
    ({ properties: { kind } }: { properties: { kind: { const: string; enum?: string[] } } }) => kind.enum ?? kind.const,
  );
  expect(Object.keys(vocabulary.effectsInWords).sort()).toEqual(kinds.sort());
});

test('each state is shown with the time of its end', async () => {
  const account = await open('one-pool', { speed: 0, drainSeconds: 40, deleteSeconds: 20, joinSeconds: 60 });
  const client = sdk(account);
  const path = `/${account.secretId}${one}/nodes`;
  const { now } = (await control('GET', `/${account.secretId}/overview`)).body;
  await control('PUT', `${path}/node-new`, { joinedAt: now, joinSeconds: null });
  await client.DrainExternalNode({ ...at, Name: 'node-10.4.7.11' });
  await client.DeleteExternalNode({ ...at, Names: ['node-10.4.7.12'], Force: true });
  const nodesMatching = async (search = '') => (await control('GET', `${path}${search}`)).body;
  expect((await nodesMatching()).nodes).toMatchObject([
    { name: 'node-10.4.7.11', status: 'Draining', endsAt: now + 40_000 },
    { name: 'node-10.4.7.12', status: 'Terminating', endsAt: now + 20_000 },
    { name: 'node-10.4.7.13', status: 'Running', endsAt: null },
    { name: 'node-new', status: 'Joining', endsAt: now + 60_000 },
  ]);
  await control('PATCH', `${path}/node-10.4.7.11`, { drainStuck: true });
  expect((await nodesMatching('?text=7.11')).nodes).toMatchObject([{ status: 'Draining', endsAt: null }]);

  await advance(account, 60);
  expect(await nodesMatching('?status=Gone')).toMatchObject({ count: 1, nodes: [{ name: 'node-10.4.7.12' }] });
  const { clusters } = (await control('GET', `/${account.secretId}/overview`)).body;
  expect(clusters[0]).toMatchObject({
    nodes: { Draining: 1, Gone: 1, Running: 2 },
    pools: [{ status: 'normal', nodes: { Running: 2 } }],
  });
});

test('enabling is shown with its step, a deleted pool with its end', async () => {
  const account = await open('one-ready-cluster', { speed: 0, enableSeconds: 90 });
  const ClusterExternalConfig = { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' };
  await sdk(account).EnableExternalNodeSupport({ ...at, ClusterExternalConfig });
  const look = async () => (await control('GET', `/${account.secretId}/overview`)).body;
  const { now, clusters } = await look();
  expect(clusters[0].enabling).toEqual({
    status: 'Initializing',
    endsAt: now + 90_000,
    step: 'EnsureNodeMasterCommunicate',
  });
  await control('PUT', `/${account.secretId}${one}/pools/np-rack`, { deletingFrom: now });
  expect((await look()).clusters[0].pools).toMatchObject([{ status: 'deleting', endsAt: now + 20_000 }]);
  await advance(account, 90);
  expect((await look()).clusters[0]).toMatchObject({ enabling: { status: 'Enabled' }, pools: [{ status: 'Gone' }] });
});

test('the state of a join command is shown until its host runs, without the token', async () => {
  const account = await open('one-pool', { speed: 0 });
  const request = { ...at, NodePoolId: 'np-rack0007', Name: 'gz-r07-n99' };
  const { Token } = await sdk(account).DescribeExternalNodeScript(request);
  const hosts = async () => {
    const { body } = await control('GET', `/${account.secretId}/overview`);
    expect(JSON.stringify(body)).not.toContain(Token);
    return body.clusters[0].hosts;
  };
  expect(await hosts()).toMatchObject([{ name: 'gz-r07-n99', status: 'Waiting' }]);
  const payload = new URLSearchParams({ token: Token ?? '', ip: '10.4.7.99', gpus: '0' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await app.inject({ method: 'POST', url: '/hosts/register', headers, payload });
  expect(await hosts()).toMatchObject([{ status: 'Joining' }]);
  await advance(account, 60);
  expect(await hosts()).toMatchObject([{ status: 'Running' }]);
  await sdk(account).DescribeExternalNodeScript({ ...request, Name: 'gz-r07-n98' });
  await advance(account, 3600);
  expect(await hosts()).toMatchObject([{ name: 'gz-r07-n98', status: 'Expired' }, { name: 'gz-r07-n99' }]);
});

test('thousands of nodes are paged', async () => {
  const { secretId } = await open('five-thousand-nodes');
  const { body } = await control('GET', `/${secretId}${one}/nodes?offset=4990`);
  expect(body).toMatchObject({ count: 5000 });
  expect(body.nodes).toHaveLength(10);
  expect(JSON.stringify((await control('GET', `/${secretId}/overview`)).body).length).toBeLessThan(5000);
  const { body: taken } = await control('GET', `/${secretId}/snapshot`);
  expect(await control('PUT', `/${secretId}/snapshot`, taken)).toMatchObject({ status: 204 });
});

test('the latest requests come first', async () => {
  const account = await open('one-pool');
  await sdk(account).DescribeExternalNode(at);
  await sdk(account).DescribeExternalNodePools(at);
  const { body } = await control('GET', `/${account.secretId}/requests?latest=1`);
  expect(body).toMatchObject({ count: 2, requests: [{ action: 'DescribeExternalNodePools' }] });
  expect((await control('GET', `/${account.secretId}/overview`)).body.journal).toMatchObject({
    count: 2,
    actions: { DescribeExternalNode: 1, DescribeExternalNodePools: 1 },
    verdicts: { ok: 2 },
  });
});

test('a page of another site can change nothing; the inspector and other callers can', async () => {
  const { secretId } = await open('one-pool');
  const post = async (headers: Record<string, string>) => {
    const url = `/_control/accounts/${secretId}/clock`;
    return (await app.inject({ method: 'POST', url, headers, payload: { seconds: 1 } })).statusCode;
  };
  expect(await post({ host: '127.0.0.1:4790', origin: 'https://elsewhere.example' })).toBe(403);
  expect(await post({ host: '127.0.0.1:4790', origin: 'http://127.0.0.1:5000' })).toBe(403);
  expect(await post({ host: '127.0.0.1:4790', origin: 'null' })).toBe(403);
  // DNS rebinding: a foreign name that resolves to this machine.
  expect(await post({ host: 'elsewhere.example:4790', origin: 'http://elsewhere.example:4790' })).toBe(403);
  for (const host of ['127.0.0.1:4790', '[::1]:4790', 'localhost:4790', 'mock-tke:4790'])
    expect(await post({ host, origin: `http://${host}` }), host).toBe(200);
  expect(await post({ host: '127.0.0.1:4790' })).toBe(200);
});

test('a page at the public URL may change the mock', async () => {
  const { app: named } = await startServer({ publicUrl: 'https://tke.example.com' });
  const reply = await named.inject({
    method: 'POST',
    url: '/_control/accounts',
    headers: { host: 'tke.example.com', origin: 'https://tke.example.com' },
    payload: { scenario: 'one-pool' },
  });
  expect(reply.statusCode).toBe(200);
  await named.close();
});
