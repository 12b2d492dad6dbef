import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MockAccount } from './mock-account.ts';
import { draft, named, settings, type Template, Templates } from './templates.ts';
import { World } from './world.ts';

const world = World.shared();
const templates = new Templates(world);
let database: pg.Client;
beforeAll(async () => {
  await world.start();
  database = new pg.Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.stop();
});

const script = '#!/bin/sh\necho a-secret-of-the-script 节点\n';
const scriptSummary = { sha256: createHash('sha256').update(script).digest('hex'), bytes: Buffer.byteLength(script) };
const queried = async (text: string, values: unknown[] = []) => (await database.query(text, values)).rows;
const audited = (act: string, of: string) =>
  queried(
    'select account_id, object_name, before, after, details from audit where act = $1 and $2 in (object_id, object_name)',
    [act, of],
  );

test('a template is created with its audit row and listed by name', async () => {
  const [second, first] = [
    await templates.create(named('zz last')),
    await templates.create(named('aa first'), { note: 'for racks' }),
  ];
  expect(first).toMatchObject({ pools: 0, latest: { version: 1, settings, note: 'for racks', customData: null } });
  expect(first.latest).toMatchObject({ createdBy: { email: 'ana@example.com' } });
  const ids = (await templates.list()).map(({ id }) => id);
  expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id));
  expect(await audited('create-template', first.id)).toMatchObject([
    { account_id: null, before: null, after: { name: first.name, ...settings }, details: { version: 1 } },
  ]);
});

test('when many requests use one name at once, one succeeds and the others get a field error', async () => {
  const name = named('wanted by many');
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => templates.send('POST', '/templates', draft(name))),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  const refused = replies.filter(({ status }) => status !== 201);
  for (const reply of refused)
    expect(reply).toMatchObject({ status: 409, body: { code: 'name-taken', fields: [{ path: 'name' }] } });
  const other = await templates.create(named('other'));
  const renaming = await templates.save(other.id, 1, draft(name));
  expect(renaming).toMatchObject({ status: 409, body: { code: 'name-taken' } });
  expect(await templates.send('POST', `/templates/${other.id}/copies`, { name })).toMatchObject({
    status: 409,
    body: { code: 'name-taken' },
  });
  expect((await templates.one(other.id)).versions).toHaveLength(1);
});

test('a new version keeps, replaces or clears the custom data, and old versions stay unchanged', async () => {
  const { id, name, latest } = await templates.create(named('scripted'), { customData: script });
  expect(latest.customData).toEqual(scriptSummary);
  const save = async (basedOn: number, more: object) => (await templates.save(id, basedOn, draft(name, more))).body;
  expect(await save(1, { note: 'kept' })).toMatchObject({
    latest: { version: 2, note: 'kept', customData: scriptSummary },
  });
  expect(await save(2, { customData: 'echo other' })).toMatchObject({ latest: { customData: { bytes: 10 } } });
  expect(await save(3, { customData: null })).toMatchObject({ latest: { version: 4, customData: null } });
  expect((await templates.one(id)).versions.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  expect(await templates.revealCustomData(id, 1)).toEqual({ status: 200, body: { text: script } });
  expect(await templates.revealCustomData(id, 2)).toEqual({ status: 200, body: { text: script } });
  expect(await templates.revealCustomData(id, 3)).toEqual({ status: 200, body: { text: 'echo other' } });
  expect(await templates.revealCustomData(id, 4)).toMatchObject({ status: 404 });
});

test('the second of two edits of the same version is refused as changed meanwhile', async () => {
  const { id } = await templates.create(named('edited twice'));
  const name = named('renamed');
  const edits = Array.from({ length: 5 }, () => templates.save(id, 1, draft(name)));
  const replies = (await Promise.all(edits)).toSorted((a, b) => a.status - b.status);
  expect(replies[0]).toMatchObject({ status: 201, body: { name, latest: { version: 2 } } });
  for (const reply of replies.slice(1))
    expect(reply).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  expect(await audited('add-template-version', id)).toHaveLength(1);
});

test('a copy has the newest version, including custom data, and survives the original', async () => {
  const { id, name } = await templates.create(named('original'), { customData: 'echo old' });
  await templates.save(id, 1, draft(name, { customData: script, note: 'second' }));
  const copy = await templates.json<Template>('POST', `/templates/${id}/copies`, { name: named('copy') });
  expect(copy.latest).toMatchObject({ version: 1, note: 'second', settings, customData: scriptSummary });
  expect(await audited('copy-template', copy.id)).toMatchObject([
    { details: { from: { templateId: id, version: 2 } } },
  ]);
  expect(await templates.send('DELETE', `/templates/${id}`)).toEqual({ status: 200, body: null });
  expect(await templates.send('GET', `/templates/${id}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await templates.send('DELETE', `/templates/${id}`)).toMatchObject({ status: 404 });
  expect(await templates.revealCustomData(copy.id, 1)).toEqual({ status: 200, body: { text: script } });
  expect(await audited('delete-template', id)).toMatchObject([
    { account_id: null, object_name: name, before: { name, note: 'second' }, after: null },
  ]);
});

// asvs 8.2.3 14.2.4
test('only the audited reveal returns custom data, and it is not readable in the database', async () => {
  const { id, name } = await templates.create(named('secret'), { customData: script });
  expect(await audited('reveal-template-custom-data', name)).toEqual([]);
  await templates.revealCustomData(id, 1);
  expect(await audited('reveal-template-custom-data', name)).toMatchObject([
    { account_id: null, details: { version: 1 } },
  ]);
  const answers = [await templates.one(id), await templates.json('GET', '/templates')];
  const { rows } = await database.query(
    "select v::text, encode(custom_data, 'escape') as sealed from template_version v union all select a::text, '' from audit a",
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify([answers, rows])).not.toContain('a-secret-of-the-script');
});

/** A pool in a region that is never read, so it stays as the test wrote it. */
async function poolOf(account: MockAccount, nodePoolId: string, advanced: object | null) {
  const labels = [
    { key: 'tke.cloud.tencent.com/nodepool-id', value: nodePoolId },
    { key: 'rack', value: '9' },
  ];
  await database.query(
    `insert into external_node_pool values ($1, 'ap-elsewhere', 'cls-away', $2, $2, 'normal', 'GPU', 'containerd', '1.7.28', $3, '[]', $4, true)`,
    [account.id, nodePoolId, JSON.stringify(labels), advanced && JSON.stringify(advanced)],
  );
  return `/accounts/${account.id}/regions/ap-elsewhere/clusters/cls-away/pools/${nodePoolId}/template`;
}

test('a template from a pool marks fields that TKE does not report as not known', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const advanced = {
    DockerGraphPath: '/data/containerd',
    Unschedulable: 1,
    DesiredPodNumber: null,
    ExtraArgs: { Kubelet: ['max-pods=64'] },
  };
  const path = await poolOf(account, 'np-reported', advanced);
  const name = named('from a pool');
  expect(await templates.send('POST', path, { name, note: 'as in prod' })).toMatchObject({
    status: 201,
    body: {
      latest: {
        note: 'as in prod',
        customData: null,
        settings: {
          nodeType: 'GPU',
          runtime: { type: 'containerd', version: '1.7.28' },
          labels: [{ key: 'rack', value: '9' }],
          containerDirectory: '/data/containerd',
          cordonNewNodes: true,
          kubeletArgs: ['max-pods=64'],
          notKnown: ['customData', 'desiredPodNumber'],
        },
      },
    },
  });
  expect(await templates.send('POST', path, { name, note: '' })).toMatchObject({
    status: 409,
    body: { code: 'name-taken' },
  });
  expect(
    await templates.send('POST', path.replace('np-reported', 'np-never'), { name: named('never'), note: '' }),
  ).toMatchObject({
    status: 404,
  });
  const silent = await templates.json<Template>('POST', await poolOf(account, 'np-silent', null), {
    name: named('silent'),
    note: '',
  });
  expect(silent.latest.settings.notKnown).toEqual([
    'customData',
    'containerDirectory',
    'cordonNewNodes',
    'desiredPodNumber',
    'kubeletArgs',
  ]);
  const given = draft(silent.name, { settings: silent.latest.settings, customData: script });
  expect((await templates.save(silent.id, 1, given)).status).toBe(201);
  const { template } = await templates.one(silent.id);
  expect(template.latest.settings.notKnown).toEqual(silent.latest.settings.notKnown.slice(1));
});

test('the pools created from a template are counted while TKE lists them', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { id } = await templates.create(named('used'));
  await poolOf(account, 'np-made', null);
  await database.query(
    "insert into cluster values ($1, 'ap-elsewhere', 'cls-away', 'far-away', '1.30.0', 'Running', '', '', '')",
    [account.id],
  );
  const made = "insert into pool_template values ($1, 'ap-elsewhere', 'cls-away', $2, $3, 1)";
  await database.query(made, [account.id, 'np-made', id]);
  await database.query(made, [account.id, 'np-gone', id]);
  const pool = {
    accountId: account.id,
    region: 'ap-elsewhere',
    clusterId: 'cls-away',
    clusterName: 'far-away',
    nodePoolId: 'np-made',
    name: 'np-made',
    version: 1,
  };
  expect(await templates.one(id)).toMatchObject({ template: { pools: 1 }, pools: [pool] });
  expect((await templates.list()).find((template) => template.id === id)?.pools).toBe(1);
  await templates.send('DELETE', `/templates/${id}`);
  expect(
    (await database.query('select name from external_node_pool where account_id = $1', [account.id])).rows,
  ).toHaveLength(1);
});

test('a label that TKE sets itself is refused at its field, an unknown template is not found', async () => {
  const labels = [{ key: 'tke.cloud.tencent.com/nodepool-id', value: 'np-1' }];
  const reply = await templates.send(
    'POST',
    '/templates',
    draft(named('wrong'), { settings: { ...settings, labels } }),
  );
  expect(reply).toMatchObject({
    status: 400,
    body: { code: 'invalid-input', fields: [{ path: 'settings.labels.0.key' }] },
  });
  const unknown = randomUUID();
  const path = `/templates/${unknown}`;
  expect(await templates.send('GET', path)).toMatchObject({ status: 404 });
  expect(await templates.send('POST', `${path}/copies`, { name: named('copy') })).toMatchObject({ status: 404 });
  expect(await templates.save(unknown, 1, draft(named('next')))).toMatchObject({
    status: 404,
  });
});
