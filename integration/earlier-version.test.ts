import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { migrate } from '../scripts/migrate.mjs';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind, effects } from './each-kind.ts';
import { ExpectedHosts, named as host } from './expected-hosts.ts';
import { accepted, json } from './mock-account.ts';
import { onServer, root } from './setting.ts';
import { named, Templates } from './templates.ts';
import { World } from './world.ts';

/** SQL that undoes each migration, newest first. The result is the earlier version's schema. The first two migrations created the tables. */
const undone: [migration: string, sql: string][] = [
  ['0036_reported_sign_in', 'alter table identity drop amr, drop amr_at'],
  [
    '0035_four_eyes',
    'alter table operation drop approval_id; drop table approval_notice, approval; alter table cloud_account drop four_eyes',
  ],
  [
    '0034_access_tokens',
    'drop table access_token; alter table "user" drop constraint user_kind_check; alter table "user" drop kind',
  ],
  ['0033_passkeys', 'drop table passkey, spent_challenge'],
  [
    '0030_kinds_of_keys',
    'drop table role_session; alter table cloud_account drop key_ends_at, drop key_kind, drop role',
  ],
  [
    '0029_sealed_audit',
    `create table audit_undivided (like audit including defaults);
     insert into audit_undivided select * from audit;
     alter sequence audit_id_seq owned by none;
     drop table audit, audit_unsealed, audit_seal, audit_closing_head, audit_check, audit_stream;
     drop function add_months, queue_for_seal;
     alter table audit_undivided rename to audit;
     alter sequence audit_id_seq owned by audit.id;
     alter table audit add constraint audit_pkey primary key (id);
     create index audit_at_id_idx on audit (at desc, id desc);
     create index audit_account_id_at_id_idx on audit (account_id, at desc, id desc);
     create index audit_cluster_id_at_id_idx on audit (cluster_id, at desc, id desc);
     create index audit_actor_id_at_id_idx on audit (actor_id, at desc, id desc);
     create index audit_object_id_at_id_idx on audit (object_id, at desc, id desc);
     create index audit_act_at_id_idx on audit (act, at desc, id desc);
     create index audit_outcome_at_id_idx on audit (outcome, at desc, id desc);
     create index audit_object_name_idx on audit (object_name collate "C");
     create index audit_request_id_idx on audit (request_id);
     create trigger audit_append_only before update or delete or truncate on audit
       for each statement execute function refuse_audit_change()`,
  ],
  ['0028_sessions', 'drop index session_user_id_idx; alter table session drop address, drop agent, drop last_used_at'],
  ['0027_proofs', 'drop table totp; alter table session drop proven_at'],
  [
    '0026_readable_audit',
    `alter table audit drop address, drop after, drop before, drop cluster_id, drop object, drop object_id, drop object_name,
       drop outcome, drop region, drop request_id, drop session;
     drop index audit_at_id_idx;
     drop index audit_account_id_at_id_idx;
     drop index audit_actor_id_at_id_idx;
     drop index audit_act_at_id_idx;
     create index audit_account_id_at_idx on audit (account_id, at desc)`,
  ],
  ['0025_identities', 'drop table provider_session; drop table identity; alter table "user" drop roles_from'],
  [
    '0024_account_settings',
    `drop index cloud_account_name_removed_at_key;
     create unique index cloud_account_name_key on cloud_account (name);
     alter table cloud_account drop observe_only, drop key_set_at, drop key_set_by, drop removed_at, drop version,
       alter credential set not null`,
  ],
  [
    '0023_roles',
    `drop table role_grant;
     alter table invitation drop created_at, drop created_by;
     alter table "user" drop is_owner, drop disabled_at, drop last_seen_at, drop rights_version`,
  ],
  ['0022_sets_of_groups', 'alter table operation_group drop set_id'],
  [
    '0021_changes_from_outside',
    `drop index observed_change_account_id_ours_at_idx;
     create index observed_change_account_id_at_idx on observed_change (account_id, at desc)`,
  ],
  ['0020_preferences', 'drop table preferences; drop table saved_view'],
  [
    '0019_both_bounds_of_changes',
    'alter table external_node drop since_not_before; alter table observed_change drop not_before',
  ],
  [
    '0018_changes_of_a_cluster',
    'drop index observed_change_account_id_region_cluster_id_at_idx; alter table observation drop first_observed_at',
  ],
  ['0017_confirmed_quotas', 'drop table confirmed_quota'],
  ['0013_search', 'drop index external_node_name_idx; drop index external_node_ip_idx'],
  ['0012_node_facts', 'drop table external_node_facts'],
  ['0011_changes_by_day', 'drop table change_day; drop index operation_state_idx'],
  ['0010_quota_refusals', 'drop table quota_refusal'],
  [
    '0009_changes_by_month',
    `alter sequence observed_change_id_seq owned by none;
     alter table observed_change rename to observed_change_months;
     create table observed_change (like observed_change_months including defaults);
     insert into observed_change select * from observed_change_months;
     drop table observed_change_months;
     alter sequence observed_change_id_seq owned by observed_change.id;
     alter table observed_change add constraint observed_change_pkey primary key (id);
     create index observed_change_account_id_at_idx on observed_change (account_id, at desc);
     create index observed_change_account_id_region_cluster_id_object_object__idx
       on observed_change (account_id, region, cluster_id, object, object_id, at desc)`,
  ],
  ['0008_health_days', 'drop table health_day; drop table health_counted; drop table reading_gap'],
  ['0007_followed', 'alter table operation_attempt drop followed'],
  [
    '0006_unreadable_rows',
    'alter table cluster drop unreadable; alter table external_node drop unreadable; alter table external_node_pool drop unreadable',
  ],
  ['0005_sign_in', 'drop table sign_in'],
  ['0004_budget', 'alter table observation drop failures, drop moving, drop rows_version; drop table tke_budget'],
  ['0003_expected_from', 'alter table "join" drop expected_from'],
];
const versions = undone.map((_, index) => ({ steps: undone.slice(0, index + 1), before: undone[index]?.[0] ?? '' }));

const worlds: World[] = [];
afterAll(() => Promise.all(worlds.map((world) => world.stop())));

/** Creates all kinds of rows. Returns a function that reads what pages show of them. */
async function populate(world: World) {
  const templates = new Templates(world);
  const { id } = await templates.create(named('racks'));
  const hosts = await ExpectedHosts.open(world);
  const { account } = hosts.cluster;
  await hosts.planRows([host('idc-rack-8'), host('idc-rack-9')]);
  await accepted(hosts.cluster.create({ name: 'rack-8' })).then(({ id }) => account.waitForState(id, ['succeeded']));
  await hosts.cluster.pool('rack-8');
  return async () => ({
    template: await templates.one(id),
    joins: (await hosts.list()).joins,
    pools: (await hosts.cluster.poolList()).pools,
    // The facts of version 2022-05-01 are read again.
    nodes: (await hosts.cluster.nodes()).map((node) => ({
      ...node,
      kubelet: null,
      cpu: null,
      memoryGb: null,
      instance: null,
    })),
    operations: await json<object>(world.request('GET', `/accounts/${account.id}/operations`)),
    activity: await hosts.cluster.activity(),
  });
}

describe('a used database of an earlier version', () => {
  test('exists for each version before the newest migration', () => {
    const migrations = readdirSync(join(root, 'prisma/migrations')).filter((name) => name.startsWith('0'));
    expect(undone.map(([migration]) => migration)).toEqual(migrations.sort().reverse().slice(0, -2));
  });

  test.for(inThisRun(versions, 1))(
    'before $before, is migrated to this version with all its data',
    async ({ steps }) => {
      const world = new World();
      worlds.push(world);
      await world.start();
      const readAll = await populate(world);
      const underWay = await Promise.all(
        eachKind.map(async ({ action, open }) => {
          const { account, ask } = await open(world);
          await account.failNext(action, { kind: 'held-answer' });
          const id = await ask();
          await account.waitForState(id, ['running']);
          return { account, action, id };
        }),
      );
      const before = await readAll();

      await world.killBff();
      for (const [migration, sql] of steps)
        await onServer(
          `${sql}; delete from _prisma_migrations where migration_name = '${migration}'`,
          world.databaseUrl,
        );
      await migrate(world.servingUrl, () => undefined, world.databaseUrl);
      await world.startBff();

      expect(await readAll()).toEqual(before);
      for (const { account, action, id } of underWay) {
        expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
        expect(await effects(account, action)).toBe(1);
      }
    },
  );
});
