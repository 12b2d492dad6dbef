import { randomUUID } from 'node:crypto';
import { codeOf } from './authenticator.ts';
import type { Group } from './enabled-cluster.ts';
import { changesWithFourEyes } from './four-eyes.ts';
import type { Join } from './expected-hosts.ts';
import { passkeyChanges } from './passkey.ts';
import { accepted, json, MockAccount } from './mock-account.ts';
import { newKey, openBusy, openEmptyPool, openHostToClean, openUndecided } from './scenes-of-changes.ts';
import { acceptLink, member, people, program, tokenOf, wall } from './team.ts';
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

/** Each changing endpoint, and a call of it that succeeds. In this order: some need what an earlier one made. */
export async function allChanges(world: World): Promise<[endpoint: string, change: Change][]> {
  const templates = new Templates(world);
  const [busy, second, undecided, cleaning, emptied, ready, unwanted, key, template, eyes] = await Promise.all([
    openBusy(world),
    openBusy(world),
    openUndecided(world),
    openHostToClean(world),
    openEmptyPool(world),
    MockAccount.open(world, 'one-ready-cluster'),
    MockAccount.open(world, 'one-ready-cluster'),
    newKey(world),
    templates.create(named('audited'), { customData: 'echo audited' }),
    changesWithFourEyes(world),
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
  const ci = await program(world, []);
  const screen = await wall(world, [account.id]);
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
    ...eyes,
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
    ['POST /api/service-accounts', send('POST', '/service-accounts', { name: `ci-${Date.now()}`, grants: [] })],
    [
      'POST /api/service-accounts/{serviceAccountId}/tokens',
      send('POST', `/service-accounts/${ci.id}/tokens`, { name: 'deploy', days: 30 }),
    ],
    [
      'DELETE /api/service-accounts/{serviceAccountId}/tokens/{tokenId}',
      send('DELETE', `/service-accounts/${ci.id}/tokens/${ci.tokenId}`),
    ],
    ['POST /api/wall-links', send('POST', '/wall-links', { name: 'hall', accountIds: [account.id], days: 1 })],
    ['POST /api/walls/open', async () => (await screen.open()).opened],
    ['DELETE /api/wall-links/{wallLinkId}', send('DELETE', `/wall-links/${screen.id}`)],
    ['DELETE /api/service-accounts/{serviceAccountId}', send('DELETE', `/service-accounts/${ci.id}`)],
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
    ['POST /api/invitations/begin', send('POST', '/invitations/begin', { token: tokenOf(url) })],
    ['POST /api/invitations/accept', () => acceptLink(guest(world), url, password)],
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
