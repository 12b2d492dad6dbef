import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { named, Templates } from './templates.ts';
import { World } from './world.ts';

interface Found {
  kind: string;
  name: string;
  accountId?: string;
  clusterId?: string;
  clusterName?: string;
  nodePoolId?: string;
  operationId?: string;
  templateId?: string;
  ip?: string;
  state?: string;
}

const world = World.shared();
let cluster: EnabledCluster;
beforeAll(async () => {
  await world.start();
  cluster = await EnabledCluster.open(world);
});
afterAll(() => world.stop());

const search = async (q: string) =>
  (await json<{ found: Found[] }>(world.request('GET', `/search?q=${encodeURIComponent(q)}`))).found;
const namesOf = (found: Found[]) => found.map(({ name }) => name);
/** A word that no other test uses: other test files share the lists. */
const word = () => `w${randomUUID().slice(0, 8)}`;
/** Creates nodes with these names at TKE and waits until they were read. */
async function addNodes(names: string[], change: object = {}) {
  for (const name of names) await cluster.node(name, change);
  await eventually(async () => {
    const listed = new Set(namesOf((await cluster.nodes()).map(({ name }) => ({ kind: 'node', name }))));
    return names.every((name) => listed.has(name)) || undefined;
  });
}

test('nodes are found best first: the whole name, its beginning, a word in it, a part of it', async () => {
  const it = word();
  await addNodes([`a${it}`, `rack-${it}`, `${it}-2`, it]);
  expect(namesOf(await search(it))).toEqual([it, `${it}-2`, `rack-${it}`, `a${it}`]);
  expect(namesOf(await search(` ${it.toUpperCase()} `))).toEqual([it, `${it}-2`, `rack-${it}`, `a${it}`]);
});

test('a node is found by its address, with the cluster and the state', async () => {
  const name = word();
  const [high = 0, low = 0] = new Uint8Array(Buffer.from(name.slice(1), 'hex'));
  const ip = `172.31.${high}.${low}`;
  await addNodes([name], { ip });
  const { id: accountId } = cluster.account;
  const place = { kind: 'node', accountId, clusterId: cluster.clusterId, clusterName: cluster.name };
  expect(await search(ip)).toContainEqual(expect.objectContaining({ ...place, name, ip, state: 'running' }));
});

// asvs 1.2.4
test('at most eight of a kind are returned, and the wildcards of SQL match only themselves', async () => {
  const it = word();
  await addNodes(Array.from({ length: 9 }, (_, index) => `${it}-${index}`));
  expect(namesOf(await search(it))).toEqual(Array.from({ length: 8 }, (_, index) => `${it}-${index}`));
  expect(await search(`${it}_0`)).toEqual([]);
  expect(await search(`${it.slice(0, 4)}%`)).toEqual([]);
});

test('pools, clusters, accounts and templates are found by name and by id', async () => {
  const it = word();
  const { account } = cluster;
  const { id } = await accepted(cluster.create({ name: `Rack ${it}` }));
  const pool = await cluster.pool(`Rack ${it}`);
  const template = await new Templates(world).create(named(`for ${it}`));
  expect(await search(it)).toMatchObject([
    { kind: 'pool', name: `Rack ${it}`, nodePoolId: pool.id, clusterName: cluster.name, accountId: account.id },
    { kind: 'template', name: template.name, templateId: template.id },
  ]);
  expect(await search(pool.id)).toContainEqual(expect.objectContaining({ kind: 'pool', name: `Rack ${it}` }));
  expect(await search(template.id)).toMatchObject([{ kind: 'template', name: template.name }]);
  expect(await search(account.id)).toMatchObject([{ kind: 'account', accountId: account.id }]);
  const clusters = (await search(cluster.clusterId)).filter(({ kind }) => kind === 'cluster');
  expect(new Set(clusters.map(({ clusterId }) => clusterId))).toEqual(new Set([cluster.clusterId]));

  const { attempts } = await account.waitForEnd(id);
  const operation = { kind: 'operation', operationId: id, name: `Rack ${it}`, state: 'succeeded' };
  for (const typed of [id, attempts[0]?.requestId ?? '']) expect(await search(typed)).toMatchObject([operation]);
});

test('an empty text is refused', async () => {
  const reply = await world.request('GET', '/search?q=%20');
  expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, 'invalid-input']);
});
