import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressed, ExpectedHosts, named, type Command } from './expected-hosts.ts';
import { IdcHost } from './idc-host.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const install = ({ script }: Command) => `./${script} install`;
const all = (state: string) => (joins: { state: string }[]) => joins.every((join) => join.state === state);

test('three parallel hosts run the copied command, and their rows turn Running by themselves', async () => {
  const expected = await ExpectedHosts.open(world);
  const rows = await expected.planRows([named('edge-1'), named('edge-2'), addressed('10.4.8.3')]);
  expect(rows.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
  const commands = await Promise.all(rows.map((row) => expected.revealCommand(row)));
  expect(await expected.states()).toEqual(['waiting', 'waiting', 'waiting']);

  const hosts = await Promise.all(['10.4.8.1', '10.4.8.2', '10.4.8.3'].map((ip) => IdcHost.withAddress(ip)));
  await Promise.all(
    hosts.map(async (host, index) => {
      const command = commands[index];
      if (!command) throw new Error('no command');
      await host.type(index === 1 ? command.curl : command.wget);
      await host.type(install(command));
    }),
  );
  const joined = await expected.waitForJoins(all('running'));
  expect(joined.map(({ node }) => node?.name)).toEqual(['edge-1', 'edge-2', 'node-10.4.8.3']);
  expect(joined[0]).toMatchObject({ count: 1, node: { status: 'Running' }, seenAt: expect.any(String) });
  await Promise.all(hosts.map((host) => host.remove()));
});

// asvs 14.3.2 14.2.2
test('a reveal requests a private download, is audited with the request id, and must not be cached', async () => {
  const expected = await ExpectedHosts.open(world);
  const [row] = await expected.planRows([named('edge-1')], { interface: 'eth1' });
  const reply = await expected.reveal(row ?? { id: '' });
  expect(reply.headers.get('cache-control')).toBe('no-store');
  const { requestId, wget, curl, join } = (await reply.json()) as Command;
  const [request] = await expected.cluster.account.requests('DescribeExternalNodeScript');
  expect(request?.params).toMatchObject({ Internal: true, Name: 'edge-1', Interface: 'eth1' });
  const signed = /q-sign-time=\d+(?:;|%3B)(\d+)/.exec(wget)?.[1];
  expect(join).toMatchObject({ issuedBy: 'ana', expiresAt: new Date(Number(signed) * 1000).toISOString() });
  expect(curl).toContain(/x-cos-token:\w+/.exec(wget)?.[0]);
  expect(await expected.cluster.activity('?type=reveal')).toMatchObject([
    { act: 'reveal-join-command', target: 'edge-1', requestId, actor: { name: 'ana' } },
  ]);
});

test('a public download is requested when chosen, and remembered for the cluster', async () => {
  const expected = await ExpectedHosts.open(world);
  expect((await expected.list()).lastDownload).toBe('private');
  const [row] = await expected.planRows([named('edge-1')], { download: 'public' });
  await expected.revealCommand(row ?? { id: '' });
  const [request] = await expected.cluster.account.requests('DescribeExternalNodeScript');
  expect(request?.params).toMatchObject({ Internal: false });
  expect((await expected.list()).lastDownload).toBe('public');
});

test('one row counts any new node of the pool, but no earlier node', async () => {
  const expected = await ExpectedHosts.open(world);
  const [row] = await expected.planRows([]);
  const command = await expected.revealCommand(row ?? { id: '' });
  await expected.waitForRead();
  expect(await expected.list()).toMatchObject({ nodesInCluster: 3, joins: [{ state: 'waiting', count: 0 }] });
  for (const ip of ['10.4.8.1', '10.4.8.2']) {
    const host = await IdcHost.withAddress(ip);
    await host.type(`${command.wget} && ${install(command)}`);
    await host.remove();
  }
  const [joined] = await expected.waitForJoins(([open]) => open?.count === 2 && open.state === 'running');
  expect(joined?.node?.name).toMatch(/^node-10\.4\.8\.[12]$/);
  expect(await expected.cluster.activity('?type=change')).toEqual([]);
  expect(await expected.planRows([], { download: 'public' })).toMatchObject([{ id: row?.id }]);
});

test('a node that had the name before the command is not the expected host; a later node with the name is', async () => {
  const expected = await ExpectedHosts.open(world);
  const { cluster } = expected;
  const [old] = await cluster.nodes();
  const refused = await expected.plan([named('new-1'), named(old?.name ?? ''), addressed(old?.ip ?? '')]);
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    {
      fields: [
        { path: 'hosts.1.nodeName', code: 'host-is-node', params: { name: old?.name, ip: old?.ip } },
        { path: 'hosts.2.ip', code: 'host-is-node' },
      ],
    },
  ]);
  const [row] = await expected.planRows([named(old?.name ?? '')], { acknowledged: true });
  const command = await expected.revealCommand(row ?? { id: '' });
  await expected.waitForRead();
  expect(await expected.states()).toEqual(['waiting']);
  await cluster.forgetNode(old?.name ?? '');
  const host = await IdcHost.withAddress(old?.ip ?? '');
  await host.type(`${command.wget} && ${install(command)}`);
  const [joined] = await expected.waitForJoins(all('running'));
  expect(joined?.node?.createdTime).not.toBe(old?.createdTime);
  await host.remove();
});

test('a node that appeared before the command but was not read yet is not the expected host', async () => {
  const expected = await ExpectedHosts.open(world, 'one-pool', { speed: 3600 });
  const [row] = await expected.planRows([named('elsewhere-1')]);
  await expected.cluster.node('elsewhere-1', { ip: '10.4.9.1' });
  await expected.revealCommand(row ?? { id: '' });
  await expected.cluster.account.arrange('POST', '/clock', { seconds: 300 });
  await expected.waitForRead();
  expect((await expected.cluster.nodes()).map(({ name }) => name)).toContain('elsewhere-1');
  expect(await expected.states()).toEqual(['waiting']);
});

test("a listed node has TKE's own word, then Running; a failed node shows why; a vanished node is gone and may return", async () => {
  const options = { speed: 1, joinSeconds: 60, joiningStatus: 'Initializing' };
  const expected = await ExpectedHosts.open(world, 'one-pool', options);
  const [row] = await expected.planRows([named('edge-1')]);
  const command = await expected.revealCommand(row ?? { id: '' });
  // The first read of a cluster reports no changes.
  await expected.waitForRead();
  const host = await IdcHost.withAddress('10.4.8.1');
  await host.type(`${command.wget} && ${install(command)}`);
  // Until DescribeExternalNode lists it, the word is of another list of TKE.
  await expected.waitForJoins(
    (joins) => all('seen')(joins) && joins.every(({ node }) => node?.status === 'Initializing'),
  );
  await expected.cluster.account.arrange('POST', '/clock', { seconds: 61 });
  await expected.waitForJoins(all('running'));
  expect(await expected.cluster.activity('?type=change')).toEqual([]);
  await expected.cluster.node('edge-1', { failed: 'kubelet stopped posting node status' });
  expect(await expected.waitForJoins(all('failed'))).toMatchObject([
    { node: { reason: expect.stringContaining('kubelet') } },
  ]);
  await expected.cluster.forgetNode('edge-1');
  await expected.waitForJoins(([join]) => join?.state === 'gone' && join.node === null);
  await host.type(`./${command.script} clear && ${install(command)}`);
  await expected.waitForJoins(([join]) => join?.state === 'seen');
  await host.remove();
});

test('a renewed command differs, and the host that ran the first is still the expected one', async () => {
  const expected = await ExpectedHosts.open(world);
  const [row] = await expected.planRows([named('edge-1')]);
  const first = await expected.revealCommand(row ?? { id: '' });
  const host = await IdcHost.withAddress('10.4.8.1');
  await host.type(`${first.wget} && ${install(first)}`);
  const second = await expected.revealCommand(row ?? { id: '' });
  expect(second.wget).not.toBe(first.wget);
  await expected.waitForJoins(all('running'));
  await host.remove();
});

// asvs 2.3.2
test('at the quota, rows without a command are refused and rows with a command are not; requesting again is allowed', async () => {
  const expected = await ExpectedHosts.open(world);
  const quota = (count: number) => expected.cluster.account.arrange('PATCH', '/clusters/cls-mock01', { quota: count });
  const [first, second, third] = await expected.planRows([named('edge-1'), named('edge-2'), named('edge-3')]);
  await expected.revealCommand(first ?? { id: '' });
  await quota(3);
  const refusal = await expected.reveal(second ?? { id: '' });
  expect([refusal.status, await refusal.json()]).toMatchObject([
    409,
    { code: 'quota-reached', upstream: { code: 'LimitExceeded.QuotaMaxNodLimit' } },
  ]);
  expect(await expected.states()).toEqual(['waiting', 'refused', 'refused']);
  expect((await expected.list()).joins[2]?.problem).toMatchObject({ code: 'quota-reached' });
  expect((await expected.reveal(first ?? { id: '' })).status).toBe(409);
  expect(await expected.states()).toEqual(['waiting', 'refused', 'refused']);
  await quota(20);
  expect((await expected.revealCommand(third ?? { id: '' })).join).toMatchObject({ state: 'waiting', problem: null });
  expect(await expected.list()).toMatchObject({ nodesInCluster: 3, observation: { problem: null } });
});

test('a host can be expected only once, a dismissed row is gone, and unknown pools are not found', async () => {
  const expected = await ExpectedHosts.open(world);
  const [row] = await expected.planRows([named('edge-1')]);
  const again = await expected.plan([named('edge-2'), named('edge-1'), named('edge-2')]);
  expect([again.status, await again.json()]).toMatchObject([
    400,
    { code: 'invalid-input', fields: [{ path: 'hosts.1.nodeName' }, { path: 'hosts.2.nodeName' }] },
  ]);
  expect((await expected.dismiss(row ?? { id: '' })).status).toBe(200);
  expect((await expected.dismiss(row ?? { id: '' })).status).toBe(404);
  expect((await expected.reveal(row ?? { id: '' })).status).toBe(404);
  expect(await expected.states()).toEqual([]);
  expect(
    (
      await expected.cluster.request('POST', '/pools/np-none/joins', {
        hosts: [],
        interface: null,
        download: 'private',
      })
    ).status,
  ).toBe(404);
});

test("the pool's script clears a host, and its reveal is audited", async () => {
  const expected = await ExpectedHosts.open(world);
  const command = (await (await expected.revealScript()).json()) as Command & { expiresAt: string };
  const host = await IdcHost.withAddress('10.4.8.1');
  expect(await host.type(`${command.curl} && ./${command.script} clear`)).toContain('cleared');
  expect(Date.parse(command.expiresAt)).toBeGreaterThan(Date.now());
  expect(await expected.cluster.activity('?type=reveal')).toMatchObject([{ act: 'reveal-pool-script' }]);
  await host.remove();
});
