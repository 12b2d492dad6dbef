import { randomUUID } from 'node:crypto';
import { codeOf } from './authenticator.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import type { Join } from './expected-hosts.ts';
import { passkeyChanges } from './passkey.ts';
import { accepted, eventually, json, MockAccount } from './mock-account.ts';
import { member, people } from './team.ts';
import { draft, named, Templates } from './templates.ts';
import { World } from './world.ts';

type Change = () => Promise<Response>;

const noFacts = {
  ...{ region: null, clusterId: null, hostsWanted: null, city: '', line: null, goLive: null, useCase: '' },
  ...{ ticketNumber: '', ticketStatus: 'not-opened', quotaConfirmed: false, dismissed: false },
};
const one = <T>(list: T[]) => list[0] ?? Promise.reject(new Error('there is none'));
const password = 'a long enough password';
const guest = (world: World) => Object.assign(new World(), { url: world.url });

/** A cluster with many nodes, whose drains TKE answers late, so that groups stay open. */
async function openBusy(world: World) {
  const cluster = await EnabledCluster.open(world, 'one-pool', {}, 8);
  await cluster.account.failNext('DrainExternalNode', { kind: 'held-answer' }, null);
  return cluster;
}

/** Three operations that wait for a person. */
async function openUndecided(world: World) {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 }, 3);
  const undecided = ['one', 'two', 'three'].map(async (name) => {
    const { id } = await accepted(cluster.create({ name }));
    await cluster.account.waitForState(id, ['needs-attention']);
    return id;
  });
  return { cluster, ids: await Promise.all(undecided), pool: await cluster.pool('rack-7') };
}

/** The host of a deleted node. */
async function openHostToClean(world: World) {
  const cluster = await EnabledCluster.open(world);
  await accepted(cluster.removeNodes(await cluster.selection(1), { force: true, confirmed: cluster.name }));
  const host = await eventually(async () => {
    const { hosts } = await json<{ hosts: { id: string }[] }>(cluster.request('GET', '/hosts-to-clean'));
    return hosts[0];
  });
  return { cluster, path: `/hosts-to-clean/${host.id}/cleaned` };
}

async function openEmptyPool(world: World) {
  const cluster = await EnabledCluster.open(world);
  await accepted(cluster.create({ name: 'empty' }));
  return { cluster, pool: await cluster.pool('empty', ({ state }) => state === 'normal') };
}

/** A key that no account has. */
async function newKey({ mockUrl }: World) {
  const body = JSON.stringify({ scenario: 'one-ready-cluster' });
  const headers = { 'content-type': 'application/json' };
  const opened = await fetch(`${mockUrl}/_control/accounts`, { method: 'POST', body, headers });
  const { secretId, secretKey, regions } = await json<Record<'secretId' | 'secretKey', string> & { regions: string[] }>(
    opened,
  );
  const credential = { site: mockUrl, kind: 'permanent', secretId, secretKey };
  return { credential, account: { ...credential, name: secretId.slice(0, 20), colour: 'teal', regions } };
}

/** Each changing endpoint, and a call of it that succeeds. In this order: some need what an earlier one made. */
export async function allChanges(world: World): Promise<[endpoint: string, change: Change][]> {
  const templates = new Templates(world);
  const [busy, second, undecided, cleaning, emptied, ready, unwanted, key, template] = await Promise.all([
    openBusy(world),
    openBusy(world),
    openUndecided(world),
    openHostToClean(world),
    openEmptyPool(world),
    MockAccount.open(world, 'one-ready-cluster'),
    MockAccount.open(world, 'one-ready-cluster'),
    newKey(world),
    templates.create(named('audited'), { customData: 'echo audited' }),
  ]);
  const send = (method: string, path: string, body?: object) => () => world.request(method, path, body);
  const press = (path: string, body: object) => world.request('POST', path, body, { 'idempotency-key': randomUUID() });
  const { account } = busy;
  const settings = `/accounts/${account.id}`;
  const newest = { kind: 'permanent', ...(await json<object>(account.arrange('POST', '/access-keys'))) };
  const { name: confirmedName } = await json<{ name: string }>(world.request('GET', `/accounts/${unwanted.id}`));
  const pool = await busy.pool('rack-7');
  const nodes = await busy.selection();
  const parts = (from: number) =>
    [busy, second].map(({ account: { id }, clusterId }) => ({
      ...{ accountId: id, region: 'ap-guangzhou', clusterId },
      nodes: nodes.slice(from, from + 2),
    }));
  const toEnable = await ready.cluster('prod-gz');
  const { id: groupId } = await accepted<Group>(busy.drain(nodes.slice(0, 2)));
  const { id: setId } = await accepted(press('/nodes/drain', { clusters: parts(2), atOnce: 1 }));
  const plan = (name: string) =>
    busy.request('POST', `/pools/${pool.id}/joins`, {
      ...{ hosts: [{ nodeName: name, ip: null }], interface: null, download: 'private' },
    });
  const { joins } = await json<{ joins: Join[] }>(plan('audited-1'));
  const join = `/pools/${pool.id}/joins/${(await one(joins)).id}`;
  const bo = await member(world, 'bo', [{ accountId: account.id, role: 'viewer' }]);
  const cy = await member(world, 'cy', []);
  const signInElsewhere = () => guest(world).request('POST', '/sign-in', { email: bo.email, password });
  const rights = async () => (await people(world)).find(({ id }) => id === bo.id)?.rightsVersion;
  const invitation = () => ({ email: `${randomUUID()}@example.com`, name: 'cy', isOwner: false, grants: [] });
  const { url } = await json<{ url: string }>(world.request('POST', '/people', invitation()));
  const withApp = await member(world, 'di', []);
  const drafted = await json<{ draft: string; secret: string }>(withApp.client.request('POST', '/session/totp/draft'));
  const addApp = () =>
    withApp.client.request('PUT', '/session/totp', { draft: drafted.draft, code: codeOf(drafted.secret) });
  const signInWithApp = async () => {
    const half = guest(world);
    const { email, password: own } = withApp;
    const reply = await half.request('POST', '/sign-in', { email, password: own });
    half.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    return half.request('POST', '/sign-in/second-factor', { code: codeOf(drafted.secret, 1) });
  };
  const view = () => ({ list: 'node', name: randomUUID(), search: 'status=Failed', hiddenColumns: [] });
  const { id: viewId } = await json<{ id: string }>(world.request('POST', '/saved-views', view()));
  const of = '/api/accounts/{accountId}';
  const cluster = `${of}/regions/{region}/clusters/{clusterId}`;
  const steps = ['pause', 'resume', 'stop'] as const;
  const [toRetry = '', toResolve = '', toAdopt = ''] = undecided.ids;
  const { account: owner } = undecided.cluster;

  return [
    ['POST /api/credential-proofs', send('POST', '/credential-proofs', key.credential)],
    ['POST /api/accounts', send('POST', '/accounts', key.account)],
    [`PATCH ${of}`, send('PATCH', settings, { colour: 'rose' })],
    [`POST ${of}/key/test`, send('POST', `${settings}/key/test`)],
    [`POST ${of}/key/proofs`, send('POST', `${settings}/key/proofs`, newest)],
    [`PUT ${of}/key`, send('PUT', `${settings}/key`, newest)],
    [`POST ${of}/remove`, send('POST', `/accounts/${unwanted.id}/remove`, { confirmedName })],
    [`POST ${of}/clusters/refresh`, send('POST', `/accounts/${account.id}/clusters/refresh`)],
    [`POST ${cluster}/refresh`, () => busy.request('POST', '/refresh')],
    [`POST ${cluster}/pools/refresh`, () => busy.request('POST', '/pools/refresh')],
    [`POST ${cluster}/external-node-support`, () => ready.enable(toEnable)],
    [`POST ${cluster}/pools`, () => undecided.cluster.create({ name: 'audited' })],
    [`PATCH ${cluster}/pools/{nodePoolId}`, () => busy.modify(pool, { labels: [{ key: 'rack', value: '8' }] })],
    [
      `POST ${cluster}/pools/{nodePoolId}/delete`,
      () => emptied.cluster.remove(emptied.pool, { withNodes: false, force: false }),
    ],
    [
      `POST ${cluster}/pools/{nodePoolId}/template`,
      () => busy.request('POST', `/pools/${pool.id}/template`, { name: named('saved'), note: '' }),
    ],
    [`POST ${cluster}/pools/{nodePoolId}/joins`, () => plan('audited-2')],
    [`POST ${cluster}/pools/{nodePoolId}/joins/{joinId}/command`, () => busy.request('POST', `${join}/command`)],
    [`DELETE ${cluster}/pools/{nodePoolId}/joins/{joinId}`, () => busy.request('DELETE', join)],
    [`POST ${cluster}/pools/{nodePoolId}/script`, () => busy.request('POST', `/pools/${pool.id}/script`)],
    [`POST ${cluster}/nodes/drain`, () => second.drain(nodes.slice(0, 1))],
    [`POST ${cluster}/nodes/delete`, () => second.removeNodes(nodes.slice(1, 2))],
    [`POST ${cluster}/hosts-to-clean/{hostId}/cleaned`, () => cleaning.cluster.request('POST', cleaning.path)],
    [`DELETE ${cluster}/hosts-to-clean/{hostId}/cleaned`, () => cleaning.cluster.request('DELETE', cleaning.path)],
    [`PUT ${cluster}/quota`, () => busy.request('PUT', '/quota', { nodes: 50, confirmedOn: '2026-11-12' })],
    [`DELETE ${cluster}/quota`, () => busy.request('DELETE', '/quota')],
    [`PUT ${of}/onboarding`, send('PUT', `/accounts/${account.id}/onboarding`, noFacts)],
    [`POST ${of}/operations/{operationId}/retry`, () => owner.settle(toRetry, 'retry')],
    [`POST ${of}/operations/{operationId}/resolve`, () => owner.settle(toResolve, 'resolve', { reason: 'checked' })],
    [`POST ${of}/operations/{operationId}/adopt`, () => owner.settle(toAdopt, 'adopt', { poolId: undecided.pool.id })],
    ...steps.map((how): [string, Change] => [
      `POST ${of}/operation-groups/{groupId}/${how}`,
      () => busy.steer(groupId, how),
    ]),
    ...steps.map((how): [string, Change] => [
      `POST /api/operation-sets/{setId}/${how}`,
      send('POST', `/operation-sets/${setId}/${how}`),
    ]),
    ['POST /api/nodes/drain', () => press('/nodes/drain', { clusters: parts(4), atOnce: 1 })],
    [
      'POST /api/nodes/delete',
      () =>
        press('/nodes/delete', {
          ...{ clusters: parts(6), atOnce: 1 },
          ...{ drainFirst: false, force: false, confirmed: '' },
        }),
    ],
    ['POST /api/people', send('POST', '/people', invitation())],
    ['POST /api/people/{personId}/link', send('POST', `/people/${bo.id}/link`)],
    ['DELETE /api/people/{personId}/link', send('DELETE', `/people/${bo.id}/link`)],
    [
      'PATCH /api/people/{personId}',
      async () => world.request('PATCH', `/people/${bo.id}`, { rightsVersion: await rights(), name: 'bob' }),
    ],
    [
      `PUT ${of}/people/{personId}/roles`,
      async () => {
        const body = { rightsVersion: await rights(), roles: [{ role: 'operator' }] };
        return world.request('PUT', `/accounts/${account.id}/people/${bo.id}/roles`, body);
      },
    ],
    ['POST /api/people/{personId}/end-sessions', send('POST', `/people/${cy.id}/end-sessions`)],
    ['PATCH /api/session/user', () => bo.client.request('PATCH', '/session/user', { name: 'bo' })],
    [
      'PUT /api/session/password',
      () => bo.client.request('PUT', '/session/password', { current: bo.password, password }),
    ],
    [
      'DELETE /api/session/own/{sessionId}',
      async () => {
        await signInElsewhere();
        type Own = { sessions: { id: string; isThis: boolean }[] };
        const { sessions } = await json<Own>(bo.client.request('GET', '/session/own'));
        return bo.client.request('DELETE', `/session/own/${sessions.find(({ isThis }) => !isThis)?.id}`);
      },
    ],
    [
      'POST /api/session/own/end-others',
      async () => {
        await signInElsewhere();
        return bo.client.request('POST', '/session/own/end-others');
      },
    ],
    ['PATCH /api/preferences', send('PATCH', '/preferences', { timeZone: null })],
    ['POST /api/saved-views', send('POST', '/saved-views', view())],
    ['PATCH /api/saved-views/{viewId}', send('PATCH', `/saved-views/${viewId}`, { name: randomUUID() })],
    ['DELETE /api/saved-views/{viewId}', send('DELETE', `/saved-views/${viewId}`)],
    ['POST /api/sign-in', signInElsewhere],
    ['POST /api/session/identities', send('POST', '/session/identities')],
    ['POST /api/session/totp/draft', send('POST', '/session/totp/draft')],
    ['PUT /api/session/totp', () => addApp()],
    ['POST /api/sign-in/second-factor', () => signInWithApp()],
    ...(await passkeyChanges(world)),
    ['DELETE /api/session/totp', () => withApp.client.request('DELETE', '/session/totp')],
    // The password has changed above.
    ['POST /api/session/proofs', () => bo.client.request('POST', '/session/proofs', { by: 'password', password })],
    ['POST /api/sign-out', () => bo.client.request('POST', '/sign-out')],
    ['POST /api/invitations/{token}', () => guest(world).request('POST', new URL(url).pathname, { password })],
    ['POST /api/templates', send('POST', '/templates', draft(named('audited')))],
    [
      'POST /api/templates/{templateId}/versions',
      send('POST', `/templates/${template.id}/versions`, { ...draft(template.name), basedOn: 1 }),
    ],
    [
      'POST /api/templates/{templateId}/copies',
      send('POST', `/templates/${template.id}/copies`, { name: named('copy') }),
    ],
    [
      'POST /api/templates/{templateId}/versions/{version}/custom-data',
      send('POST', `/templates/${template.id}/versions/1/custom-data`),
    ],
    ['DELETE /api/templates/{templateId}', send('DELETE', `/templates/${template.id}`)],
  ];
}
