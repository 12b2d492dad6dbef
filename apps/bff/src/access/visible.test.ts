import type { Permission } from '@isthmus/contracts/endpoint';
import type { Grant } from '@isthmus/contracts/roles';
import { expect, test } from 'vitest';
import { mayReceive, permits, visiblePlaces, type Actor, type Place } from './permits.ts';
import { Visible } from './visible.ts';

const [a, b] = ['6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0001', '6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0002'];
const [gz, sh] = ['ap-guangzhou', 'ap-shanghai'];
const person = (...grants: Grant[]): Actor => ({
  id: 'bo',
  kind: 'person',
  email: 'bo@example.com',
  name: 'Bo',
  isOwner: false,
  grants,
  rightsVersion: 1,
});
const owner: Actor = { ...person(), isOwner: true };
const visibleOf = (actor: Actor) => new Visible(visiblePlaces(actor, [a, b]));

// asvs 8.4.1
test('a person who may read one account gets only its rows and its events', () => {
  const bo = person({ accountId: a, role: 'viewer' });
  const visible = visibleOf(bo);
  expect(visible.accountIds).toEqual([a]);
  expect(visible.where).toEqual({ OR: [{ accountId: a }] });
  expect([visible.sql.sql, visible.sql.values]).toEqual(['(account_id = ?::uuid)', [a]]);
  expect([a, b].filter((id) => mayReceive(bo, `operations:${id}:1`))).toEqual([a]);
});

test('an owner sees every account, a person without grants gets no rows', () => {
  expect(visibleOf(owner).accountIds).toEqual([a, b]);
  expect([visibleOf(person()).sql.sql, visibleOf(person()).where]).toEqual(['false', { OR: [] }]);
});

test('a region or a cluster limits the visible rows of an account; what another grant covers counts once', () => {
  const visible = visibleOf(
    person(
      { accountId: a, region: gz, role: 'viewer' },
      { accountId: a, region: gz, clusterId: 'cls-2', role: 'operator' },
      { accountId: a, region: sh, clusterId: 'cls-1', role: 'operator' },
    ),
  );
  expect(visible.accountIds).toEqual([a]);
  expect(visible.sql.sql).toBe(
    '(account_id = ?::uuid and region = ? or account_id = ?::uuid and region = ? and cluster_id = ?)',
  );
  expect(visible.sql.values).toEqual([a, gz, a, sh, 'cls-1']);
  expect([gz, sh, 'ap-beijing'].map((region) => visible.hasRegion(a, region))).toEqual([true, true, false]);
});

const all: Permission[] = ['read', 'write', 'reveal', 'administer', 'settings', 'templates', 'own'];
test.for<[who: string, actor: Actor, place: Place | null, held: Permission[]]>([
  ['a viewer', person({ accountId: a, role: 'viewer' }), { accountId: a }, ['read']],
  ['an operator', person({ accountId: a, role: 'operator' }), { accountId: a }, ['read', 'write', 'reveal']],
  ['an admin', person({ accountId: a, role: 'admin' }), { accountId: a }, all.slice(0, -1)],
  ['an admin elsewhere', person({ accountId: b, role: 'admin' }), { accountId: a }, ['templates']],
  ['an operator, outside accounts', person({ accountId: a, role: 'operator' }), null, ['read', 'write', 'reveal']],
  ['an owner', owner, { accountId: a }, all],
  ['nobody', person(), null, []],
  [
    'an operator of a region, on its clusters',
    person({ accountId: a, region: gz, role: 'operator' }),
    { accountId: a, region: gz, clusterId: 'cls-1' },
    ['read', 'write', 'reveal'],
  ],
  [
    'an operator of a region, on the account',
    person({ accountId: a, region: gz, role: 'operator' }),
    { accountId: a },
    ['read'],
  ],
  [
    'an operator of a region, elsewhere',
    person({ accountId: a, region: gz, role: 'operator' }),
    { accountId: a, region: sh },
    [],
  ],
])('%s may do just what the role allows', ([, actor, place, held]) =>
  expect(all.filter((permission) => permits(actor, place, permission))).toEqual(held),
);

test('nobody watches sessions or rights, not even an owner', () => {
  expect(
    ['session:1a2b', 'person:bo', 'templates', `nodes:${a}:${gz}`].filter((key) => mayReceive(owner, key)),
  ).toEqual(['templates', `nodes:${a}:${gz}`]);
  const bo = person({ accountId: a, region: gz, role: 'viewer' });
  expect(
    [`nodes:${a}:${gz}:cls-1`, `nodes:${a}:${sh}`, `operations:${a}:7`].filter((key) => mayReceive(bo, key)),
  ).toEqual([`nodes:${a}:${gz}:cls-1`, `operations:${a}:7`]);
});
