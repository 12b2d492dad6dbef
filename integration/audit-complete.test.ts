import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allChanges } from './all-changes.ts';
import { Database } from './database.ts';
import { describedEndpoints, type Endpoint } from './described.ts';
import { MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

// Each row is looked for among all new ones, so nothing else may happen in this world.
const world = Object.assign(new World({ ISTHMUS_SETTLE_MS: '500' }), { hasName: true });
let database: Database;
let changing: Endpoint[] = [];
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
  changing = (await describedEndpoints(world)).filter(({ method }) => method !== 'GET');
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

interface Row {
  id: string;
  act: string;
  outcome: string;
  session: string | null;
  address: string | null;
  actor_id: string | null;
}
/** The rows that people wrote after this one. The end of an operation, which Isthmus writes, may come at any time. */
const after = (id: string) =>
  database.rows<Row>('select * from audit where id > $1 and address is not null order by id', [id]);
/** The proof of every session gets older than the setting allows, or is new. */
const setProofs = (age: string) => database.rows(`update session set proven_at = now() - interval '${age}'`);
const last = async () => (await database.rows<Row>('select * from audit order by id desc limit 1'))[0]?.id ?? '0';

// asvs 16.2.1
test('every changing endpoint writes a row in its act, or says why not; a declared one first refuses an old proof', async () => {
  const changes = await allChanges(world);
  expect(changes.map(([name]) => name).toSorted()).toEqual(changing.map(({ name }) => name).toSorted());
  for (const [name, change] of changes) {
    const { audit, stepUp } = changing.find((one) => one.name === name) ?? {};
    await setProofs('1 day');
    if (stepUp === 'always') {
      const refusal = await change();
      expect([name, refusal.status, await refusal.json()]).toMatchObject([name, 403, { code: 'proof-needed' }]);
    }
    if (stepUp) await setProofs('0');
    const before = await last();
    const reply = await change();
    expect([name, reply.ok || (await reply.text())]).toEqual([name, true]);
    const rows = await after(before);
    if (typeof audit === 'object') expect([name, rows]).toEqual([name, []]);
    else {
      const own = rows.filter(({ act }) => act === audit);
      expect([name, own.length > 0, own.every(({ actor_id }) => actor_id !== null)]).toEqual([name, true, true]);
      for (const { outcome } of own)
        expect([name, outcome]).toEqual([name, expect.stringMatching(/done|requested|resolved/)]);
      // A new session has a name too; who sets a first password has none yet.
      if (audit !== 'set-password')
        expect([name, own[0]?.session]).toEqual([name, expect.stringMatching(/^[0-9a-f]{8}$/)]);
    }
  }
  await setProofs('0');
});

// asvs 16.3.2
test('a change that a person may not make is refused and recorded, with what it needs', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { client, id } = await member(world, 'bo', [{ accountId: account.id, role: 'viewer' }]);
  const examples: Record<string, string> = {
    ...{ accountId: account.id, region: 'ap-guangzhou', clusterId: 'cls-mock01', nodePoolId: 'np-none', version: '1' },
  };
  // An operation that does not exist is not found, whatever the role.
  const refusable = changing.filter(
    ({ permission, path }) => permission && permission !== 'read' && !/operationId|groupId/.test(path),
  );
  expect(refusable.length).toBeGreaterThan(25);
  const odd = `/accounts/${account.id}/regions/%00/clusters/${'x'.repeat(90)}/pools/%F0%9F%94%92/delete`;
  expect((await client.request('POST', odd, {})).status).toBe(403);
  for (const { name, method, path, audit } of refusable) {
    const at = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => examples[parameter] ?? randomUUID());
    const before = await last();
    const reply = await client.request(method, at, method === 'DELETE' ? undefined : {});
    const rows = await after(before);
    expect([name, reply.status, rows]).toMatchObject(
      typeof audit === 'string'
        ? [name, 403, [{ act: audit, outcome: 'denied', actor_id: id, details: { needs: expect.any(String) } }]]
        : [name, 403, []],
    );
  }
});

// asvs 2.3.3 16.5.3
test('a change whose row cannot be written is refused, and nothing of it stays', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const stop = { table: 'audit', on: 'insert' as const, when: `new.account_id = '${account.id}'` };
  await database.refuse(stop);
  const facts = { region: null, clusterId: null, hostsWanted: 7, city: '', line: null, goLive: null, useCase: '' };
  const more = { ticketNumber: '', ticketStatus: 'not-opened', quotaConfirmed: false, dismissed: false };
  const reply = await world.request('PUT', `/accounts/${account.id}/onboarding`, { ...facts, ...more });
  await database.release(stop);
  expect(reply.status).toBe(500);
  expect(await database.rows('select * from onboarding where account_id = $1', [account.id])).toEqual([]);
});
