import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import {
  answerOf,
  approve,
  ask,
  askForPool,
  breakGlass,
  deletions,
  openWithFourEyes,
  placeOf,
  read,
  refused,
  waiting,
  type Approval,
} from './four-eyes.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { member, setRole } from './team.ts';
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

describe.concurrent('a request for a second person', () => {
  test.for(['is disabled', 'loses the role'])('voids a request when who asked %s', async (how) => {
    const at = await openWithFourEyes(world);
    const { cluster, ana, bo, accountId } = at;
    const { id } = await askForPool(at);
    const { version } = await read(bo.client, id);
    if (how === 'loses the role') await setRole(world, ana.id, accountId, 'operator');
    else {
      const { rightsVersion } = ana;
      await json(world.request('PATCH', `/people/${ana.id}`, { rightsVersion, disabled: true }));
    }
    expect(await read(bo.client, id)).toMatchObject({ state: 'void', may: [] });
    expect(await answerOf(approve(bo.client, id, version))).toMatchObject(refused('approval-void'));
    expect((await auditOf(id)).map(({ act }) => act)).toEqual(['request-approval', 'void-request']);
    expect(await deletions(cluster)).toBe(0);
    expect(await waiting(bo.client)).toBeUndefined();
  });

  test('ends a request by withdrawing, declining or the clock, and forgets what was asked', async () => {
    const at = await openWithFourEyes(world);
    const { ana, bo } = at;
    const [first, second, third] = [await askForPool(at), await askForPool(at), await askForPool(at)];
    const end = (by: World, id: string, how: string, body?: object) =>
      answerOf(by.request('POST', `/approvals/${id}/${how}`, body));
    expect(await end(bo.client, first.id, 'withdraw')).toMatchObject(refused('not-own-request', 403));
    expect(await end(ana.client, first.id, 'withdraw')).toMatchObject([200, { state: 'withdrawn' }]);
    const no = { reason: 'Not this week' };
    expect(await end(ana.client, second.id, 'decline', no)).toMatchObject(refused('own-request', 403));
    expect(await end(bo.client, second.id, 'decline', no)).toMatchObject([
      200,
      { state: 'declined', note: no.reason, decidedBy: { name: 'bo' } },
    ]);
    await database.rows(`update approval set expires_at = now() - interval '1 second' where id = $1`, [third.id]);
    expect(await read(bo.client, third.id)).toMatchObject({ state: 'expired', may: [] });
    for (const [{ id }, code] of [
      [first, 'approval-decided'],
      [second, 'approval-decided'],
      [third, 'approval-expired'],
    ] as const)
      expect(await answerOf(approve(bo.client, id, 'any'))).toMatchObject(refused(code));
    await askForPool(at);
    const kept = await database.rows(`select id from approval where id = any($1) and input is not null`, [
      [first.id, second.id, third.id],
    ]);
    expect(kept).toEqual([]);
  });

  test('does an own request at once when an admin breaks the glass, and notifies all others', async () => {
    const at = await openWithFourEyes(world);
    const { cluster, ana, bo, op } = at;
    const { id } = await askForPool(at);
    expect((await answerOf(breakGlass(bo.client, id)))[1]).toMatchObject({ code: 'not-own-request' });
    const short = ana.client.request('POST', `/approvals/${id}/break-glass`, { version: 'x', reason: '' });
    expect((await short).status).toBe(400);
    const done = await json<Approval>(breakGlass(ana.client, id));
    expect(done).toMatchObject({ state: 'approved', brokeGlass: true, note: 'It burns', notice: false });
    await cluster.account.waitForEnd(done.operationId ?? '');
    expect(await deletions(cluster)).toBe(1);
    expect((await auditOf(id)).map(({ act }) => act)).toContain('break-glass');
    expect([await waiting(ana.client), await waiting(bo.client), await waiting(op.client)]).toEqual([
      undefined,
      { waiting: 0, notices: 1 },
      undefined,
    ]);
    const acknowledge = () => bo.client.request('POST', `/approvals/${id}/acknowledge`);
    expect((await acknowledge()).status).toBe(200);
    expect([(await acknowledge()).status, await waiting(bo.client)]).toEqual([404, undefined]);
  });

  test('is turned off by two people, with nothing else in that request', async () => {
    const { accountId, ana, bo } = await openWithFourEyes(world);
    const params = { accountId };
    const more = ask(ana.client, 'turn-off-four-eyes', params, { fourEyes: false, name: 'other' });
    expect((await more).status).toBe(400);
    const { id } = await json<Approval>(ask(ana.client, 'turn-off-four-eyes', params, { fourEyes: false }));
    expect(await json(world.request('GET', `/accounts/${accountId}`))).toMatchObject({ fourEyes: true });
    expect((await approve(bo.client, id)).status).toBe(200);
    expect(await json(world.request('GET', `/accounts/${accountId}`))).toMatchObject({ fourEyes: false });
    const row = (
      await database.rows(
        `select actor_id, before, after from audit where account_id = $1 and act = 'change-cloud-account' order by id`,
        [accountId],
      )
    ).at(-1);
    expect(row).toEqual({ actor_id: bo.id, before: { fourEyes: true }, after: { fourEyes: false } });
  });

  test('takes a request over the clusters of two accounts, which needs an approver of both', async () => {
    const at = await openWithFourEyes(world);
    const other = await EnabledCluster.open(world);
    const { cluster, bo } = at;
    const both = await member(world, 'both', [
      { accountId: at.accountId, role: 'admin' },
      { accountId: other.account.id, role: 'admin' },
    ]);
    const clusters = await Promise.all(
      [cluster, other].map(async (one) => ({ ...placeOf(one), nodes: await one.selection(1) })),
    );
    const body = { clusters, atOnce: 1, drainFirst: false, force: true, confirmed: '2' };
    const { id } = await json<Approval>(ask(world, 'delete-fleet-nodes', {}, body));
    expect((await bo.client.request('GET', `/approvals/${id}`)).status).toBe(404);
    const done = await json<Approval>(approve(both.client, id));
    expect(done).toMatchObject({ state: 'approved', setId: expect.any(String) });
    await eventually(async () => ((await other.account.requestCount('DeleteExternalNode')) === 1 ? true : undefined));
  });

  test('lets one person repeat only what two decided', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const pool = await cluster.pool('rack-7');
    await account.failNext('DescribeExternalNodePools', 'InternalError', null);
    const { id } = await accepted(cluster.remove(pool, { withNodes: true, force: true }));
    await eventually(async () => (await account.operation(id)).outcome?.reason === 'unread-yet' || undefined);
    // Observe only stops what was not sent, so that a person must decide.
    await json(account.change({ observeOnly: true }));
    await account.arrange('DELETE', '/faults');
    await account.waitForState(id, ['needs-attention']);
    await json(account.change({ observeOnly: false, fourEyes: true }));
    expect(await answerOf(account.settle(id, 'retry'))).toMatchObject(refused('approval-needed'));
    await database.rows('update cloud_account set four_eyes = false where id = $1', [account.id]);
    expect((await account.settle(id, 'retry')).status).toBe(202);
  });
});
