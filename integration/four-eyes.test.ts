import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import {
  answerOf,
  approve,
  ask,
  askForPool,
  deletions,
  openWithFourEyes,
  placeOf,
  read,
  refused,
  waiting,
  type Approval,
} from './four-eyes.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const auditOf = (id: string) =>
  database.rows<{ act: string; actor_id: string }>(
    `select act, actor_id from audit where details->>'approvalId' = $1 order by id`,
    [id],
  );

describe.concurrent('an account with four eyes', () => {
  test('refuses each act that needs a second person, in a set too, and no dry run', async () => {
    const { cluster, accountId, ana } = await openWithFourEyes(world, 12);
    const ready = await MockAccount.open(world, 'one-ready-cluster');
    await json(ready.change({ fourEyes: true }));
    const toEnable = await ready.cluster('prod-gz');
    const pool = await cluster.pool('rack-7');
    const other = await EnabledCluster.open(world);
    const [one, ...more] = await cluster.selection();
    const set = (nodes: object[], how: object) =>
      world.request(
        'POST',
        '/nodes/delete',
        {
          ...{ atOnce: 1, drainFirst: false, force: false, confirmed: '', ...how },
          clusters: [
            { ...placeOf(cluster), nodes },
            { ...placeOf(other), nodes: [one] },
          ],
        },
        { 'idempotency-key': randomUUID() },
      );
    const needed = refused('approval-needed');
    expect(await answerOf(ready.enable(toEnable))).toMatchObject(needed);
    expect(await answerOf(cluster.remove(pool, { withNodes: true, force: false }))).toMatchObject(needed);
    const forced = { force: true, confirmed: cluster.name };
    expect(await answerOf(cluster.removeNodes([one ?? {}], forced))).toMatchObject(needed);
    expect(await answerOf(cluster.removeNodes(more.slice(0, 11)))).toMatchObject(needed);
    expect(await answerOf(set(more.slice(0, 10), {}))).toMatchObject(needed);
    expect(await answerOf(set(more.slice(0, 1), { force: true, confirmed: '2' }))).toMatchObject(needed);
    const off = ana.client.request('PATCH', `/accounts/${accountId}`, { fourEyes: false });
    expect(await answerOf(off)).toMatchObject(needed);
    const dryRun = cluster.request('POST', `/pools/${pool.id}/delete?dryRun=1`, {
      ...{ confirmedName: pool.name, withNodes: true, force: false },
    });
    expect((await dryRun).status).toBe(200);
    expect((await cluster.removeNodes(more.slice(0, 10))).status).toBe(202);
    expect((await set([one ?? {}], {})).status).toBe(202);
    expect(await ready.requestCount('EnableExternalNodeSupport')).toBe(0);
    expect(await deletions(cluster)).toBe(0);
  });

  test('does an act once, of two who approve at one moment, and names both people', async () => {
    const at = await openWithFourEyes(world);
    const { cluster, ana, bo } = at;
    const cy = await member(world, 'cy', [{ accountId: at.accountId, role: 'admin' }]);
    const { id, pool } = await askForPool(at);
    const { version, may, approvers } = await read(bo.client, id);
    expect([may, approvers.includes('asker'), approvers.includes('bo')]).toEqual([['decide'], false, true]);
    expect(await waiting(bo.client)).toEqual({ waiting: 1, notices: 0 });
    expect(await waiting(ana.client)).toBeUndefined();
    const replies = await Promise.all([approve(bo.client, id, version), approve(cy.client, id, version)]);
    const answers = await Promise.all(replies.map(async (reply) => answerOf(Promise.resolve(reply))));
    const won = answers.find(([status]) => status === 200)?.[1];
    const lost = answers.find(([status]) => status !== 200);
    expect(won).toMatchObject({ state: 'approved', operationId: expect.any(String) });
    expect(lost).toMatchObject(refused('approval-decided'));
    const winner = replies[0]?.status === 200 ? bo : cy;
    expect((await approve(winner.client, id, version)).status).toBe(200);
    const operation = await cluster.account.waitForEnd(String(won?.['operationId']));
    expect(operation).toMatchObject({
      state: 'succeeded',
      actor: { name: 'asker' },
      approval: { id, approvedBy: winner.name, brokeGlass: false },
    });
    expect(await deletions(cluster)).toBe(1);
    expect(await auditOf(id)).toEqual([
      { act: 'request-approval', actor_id: ana.id },
      { act: 'approve-request', actor_id: winner.id },
      { act: 'delete-external-node-pool', actor_id: winner.id },
    ]);
    expect(await waiting(bo.client)).toBeUndefined();
    expect(pool.name).toBe('rack-7');
  });

  test('keeps what was asked sealed, and nobody approves an own request or one without the permission', async () => {
    const at = await openWithFourEyes(world);
    const { cluster, ana, bo, op } = at;
    const nodes = await cluster.selection(2);
    const body = { nodes, atOnce: 1, drainFirst: false, force: true, confirmed: cluster.name };
    const key = randomUUID();
    const asked = () => ask(ana.client, 'delete-external-nodes', placeOf(cluster), body, key);
    const [{ id }, again] = await Promise.all([json<Approval>(asked()), json<Approval>(asked())]);
    expect(again.id).toBe(id);
    const rows = await database.rows<{ text: string; input: Buffer }>(
      'select approval::text as text, input from approval where id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
    for (const { name } of nodes) expect(rows[0]?.input.includes(name)).toBe(false);
    for (const { name } of nodes) expect(rows[0]?.text).not.toContain(name);
    expect(await answerOf(approve(ana.client, id))).toMatchObject(refused('own-request', 403));
    expect(await answerOf(approve(op.client, id, (await read(bo.client, id)).version))).toMatchObject([
      403,
      { code: 'not-permitted', whoMay: { role: 'admin' } },
    ]);
    expect((await read(op.client, id)).may).toEqual([]);
    const outsider = await member(world, 'out', []);
    expect((await outsider.client.request('GET', `/approvals/${id}`)).status).toBe(403);
    // An operator alone may neither force, nor ask for it.
    expect((await ask(op.client, 'delete-external-nodes', placeOf(cluster), body)).status).toBe(403);
    const small = { ...body, force: false };
    expect(await answerOf(ask(op.client, 'delete-external-nodes', placeOf(cluster), small))).toMatchObject(
      refused('approval-not-needed'),
    );
    const wrong = await answerOf(
      ask(ana.client, 'delete-external-nodes', placeOf(cluster), { ...body, confirmed: 'x' }),
    );
    expect(wrong).toMatchObject([400, { fields: [{ path: 'confirmed', code: 'cluster-name-differs' }] }]);
    expect((await approve(bo.client, id)).status).toBe(200);
  });

  test('decides with the data of the approval: what changed is refused until it was seen', async () => {
    const at = await openWithFourEyes(world);
    const { cluster, bo } = at;
    const { id, pool } = await askForPool(at);
    const seen = await read(bo.client, id);
    await cluster.forgetNode((await cluster.nodes())[0]?.name ?? '');
    const shrunk = await eventually(async () => {
      const now = await read(bo.client, id);
      return now.now?.nodes === seen.effect.nodes - 1 ? now : undefined;
    });
    expect(await answerOf(approve(bo.client, id, seen.version))).toMatchObject(refused('changed-meanwhile'));
    await json(cluster.modify(pool, { deletionProtection: true }));
    const protectedNow = await eventually(async () => {
      const { refusal } = await read(bo.client, id);
      return refusal?.code === 'protected' ? refusal : undefined;
    });
    expect(protectedNow.code).toBe('protected');
    expect(await answerOf(approve(bo.client, id, shrunk.version))).toMatchObject(refused('protected'));
    expect((await read(bo.client, id)).state).toBe('open');
    expect(await deletions(cluster)).toBe(0);
  });
});
