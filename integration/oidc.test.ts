import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IdentityProvider, silentIssuer, Visitor } from './identity-provider.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json, MockAccount } from './mock-account.ts';
import { onServer } from './setting.ts';
import { testProviderLogout } from './suites/provider-logout.ts';
import { testProviderProof } from './suites/provider-proof.ts';
import { testSealedOwner } from './suites/sealed-owner.ts';
import { people, setRole, tokenOf, type Grant } from './team.ts';
import { World } from './world.ts';

let idp: IdentityProvider;
let world: World;
let account: MockAccount;
/** What a browser got before the provider ran. */
let outOfReach: { page: string; code: string | undefined };
beforeAll(async () => {
  // Shorter than the minute before its end, so each round asks the provider again.
  idp = await IdentityProvider.prepare(20);
  world = new World(
    idp.settings([
      { group: 'owners', owner: true },
      { group: 'operators', account: '*', role: 'operator' },
      { group: 'viewers', account: '*', role: 'viewer' },
    ]),
  );
  await world.start();
  const early = visitor();
  outOfReach = { page: await early.signIn('bo', '?next=/nodes'), code: (await early.refusal())?.code };
  await idp.start(world.url);
  account = await MockAccount.open(world, 'demo-fleet');
});
afterAll(() => Promise.all([world.stop(), idp.stop()]));

interface Session {
  user: { email: string };
  isOwner: boolean;
  grants: Grant[];
}
const visitor = () => new Visitor(world.url);
const sessionOf = ({ at }: Visitor) => json<Session | null>(at.request('GET', '/session'));
const audited = (act: string) =>
  onServer<Record<string, unknown>>(`select * from audit where act = '${act}'`, world.databaseUrl);

/** Invites a person, and returns the name at the provider with the link's token. */
async function invite(groups: string[] = [], grants: Grant[] = []) {
  const name = `bo-${randomUUID()}`;
  await idp.setPerson(name, { groups });
  const body = { email: `${name}@isthmus.example`, name, isOwner: false, grants };
  const { person, url } = await json<{ person: { id: string }; url: string }>(world.request('POST', '/people', body));
  return { name, id: person.id, token: tokenOf(url) };
}

async function member(groups: string[] = [], grants: Grant[] = []) {
  const { name, id, token } = await invite(groups, grants);
  const browser = visitor();
  expect(await browser.begin(token)).toBe(204);
  expect(await browser.signIn(name, '?invitation=1')).toBe('/');
  return { name, id, token, browser };
}

// asvs 6.8.1 10.5.2
test('an unknown identity is not invited, even with the e-mail address of a person', async () => {
  await idp.setPerson('eve', { email: 'ana@example.com', groups: ['owners'] });
  const eve = visitor();
  expect(await eve.signIn('eve', '?next=/templates')).toBe('/sign-in?next=%2Ftemplates');
  expect(await eve.refusal()).toEqual({ code: 'not-invited', provider: 'acme SSO', account: 'ana@example.com' });
  expect(await sessionOf(eve)).toBe(null);
  expect(await audited('sign-in-refused')).toContainEqual(
    expect.objectContaining({ details: expect.objectContaining({ code: 'not-invited', subject: 'eve' }) }),
  );
});

// asvs 10.5.2 14.2.1
test('an invitation binds the identity once, no address has its token; the next sign-in needs none and gets a new session', async () => {
  const { name, id, token } = await invite(['viewers']);
  const [browser, other] = [visitor(), visitor()];
  expect([await browser.begin(token), await other.begin(token)]).toEqual([204, 204]);
  expect(await browser.signIn(name, '?invitation=1')).toBe('/');
  expect(await sessionOf(browser)).toMatchObject({ user: { email: `${name}@isthmus.example` } });
  const person = (await people(world)).find((one) => one.id === id);
  expect(person).toMatchObject({ state: 'active', rolesFrom: idp.url });
  const again = visitor();
  expect(await again.signIn(name, '?next=/nodes?pool=a')).toBe('/nodes?pool=a');
  expect(again.at.cookie).not.toBe(browser.at.cookie);
  expect(await other.signIn('another', '?invitation=1')).toBe(`/invitations#${token}`);
  expect(await other.refusal()).toMatchObject({ code: 'link-used' });
  expect(await other.begin(token)).toBe(404);
  expect([...browser.opened, ...other.opened].filter((address) => address.includes(token))).toEqual([]);
  // One identity belongs to one person.
  const { token: second } = await invite();
  expect(await again.begin(second)).toBe(204);
  expect(await again.signIn(name, '?invitation=1')).toBe(`/invitations#${second}`);
  // What a browser began is used once.
  expect(await again.signIn(name, '?invitation=1')).toBe('/sign-in');
  expect(await again.refusal()).toMatchObject({ code: 'sign-in-expired' });
});

// asvs 7.6.2
test('a signed-in person adds an identity and keeps the session; nobody can do it without one', async () => {
  const owner = new Visitor(world.url, world.cookie);
  expect(await owner.signIn('ana-at-acme', '?bind=1')).toBe('/settings');
  expect(owner.at.cookie).toBe(world.cookie);
  expect(await json(world.request('GET', '/session/identities'))).toMatchObject({
    identities: [{ provider: 'acme SSO', account: 'ana-at-acme@acme.example' }],
    providers: [{ id: 'silent' }],
  });
  const elsewhere = visitor();
  await idp.setPerson('ana-at-acme', { groups: ['owners'] });
  expect(await elsewhere.signIn('ana-at-acme')).toBe('/');
  expect(await sessionOf(elsewhere)).toMatchObject({ user: { email: 'ana@example.com' }, isOwner: true });
  expect((await visitor().open('/api/sign-in/acme?bind=1')).status).toBe(401);
});

test('groups replace roles given by hand at each sign-in, with both in the audit', async () => {
  const { name, id, browser } = await member(['operators'], [{ accountId: account.id, role: 'admin' }]);
  expect(await sessionOf(browser)).toMatchObject({ grants: [{ accountId: account.id, role: 'operator' }] });
  expect(await audited('map-groups')).toContainEqual(
    expect.objectContaining({
      object_id: id,
      details: expect.objectContaining({ groups: ['operators'] }),
      before: { isOwner: false, roles: [{ accountId: account.id, role: 'admin' }] },
      after: { isOwner: false, roles: [{ accountId: account.id, role: 'operator' }] },
    }),
  );
  await idp.setPerson(name, { groups: ['viewers', 'cooks'] });
  await setRole(world, id, account.id, 'admin');
  expect(await visitor().signIn(name)).toBe('/');
  // The older session has the new rights too.
  expect(await sessionOf(browser)).toMatchObject({
    grants: expect.arrayContaining([{ accountId: account.id, role: 'viewer' }]),
  });
});

test('a group that is taken away counts without a new sign-in', async () => {
  const { name, browser } = await member(['operators']);
  await idp.setPerson(name, { groups: [] });
  await eventually(async () => ((await sessionOf(browser))?.grants.length === 0 ? true : undefined));
  expect((await browser.at.request('GET', `/accounts/${account.id}/clusters`)).status).toBe(404);
});

// asvs 7.6.1
test('a person whom the provider no longer confirms reads, starts nothing, and waiting nodes stay', async () => {
  const cluster = await EnabledCluster.open(world);
  const [first] = await cluster.nodes();
  await cluster.node(first?.name ?? '', { drainStuck: true });
  const { name, browser } = await member(['operators']);
  const own = cluster.through(browser.at);
  const drain = async () => own.drain(await cluster.selection());
  const { id } = await accepted<Group>(drain());
  await cluster.waitForGroup(id, ({ operations }) => operations[0]?.state === 'waiting');
  await idp.setPerson(name, { gone: true });
  const paused = await cluster.waitForGroup(id, ({ state }) => state === 'paused');
  expect(paused).toMatchObject({ pausedBecause: 'sign-in', operations: [{ state: 'waiting' }, { state: 'held' }, {}] });
  const refused = await drain();
  expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'provider-refused' }]);
  expect((await own.request('GET', '/subnets')).status).toBe(401);
  expect((await own.request('GET', '')).status).toBe(200);
  expect(await audited('sign-in-not-confirmed')).toContainEqual(
    expect.objectContaining({ details: expect.objectContaining({ because: 'provider-refused' }) }),
  );
});

test('a replica that does not know the provider yet leaves its sessions to the others', async () => {
  const { name, browser } = await member(['operators']);
  const [, silent] = JSON.parse(idp.settings([])['ISTHMUS_OIDC'] ?? '[]') as object[];
  const other = await world.beside({ ISTHMUS_OIDC: JSON.stringify([silent]) });
  const confirmedUntil = async () => {
    const sql = `select access_ends_at as at, failure from provider_session where subject = '${name}'`;
    const [row] = await onServer<{ at: Date; failure: string | null }>(sql, world.databaseUrl);
    expect(row?.failure).toBeNull();
    return row?.at.getTime() ?? 0;
  };
  const begun = await confirmedUntil();
  await eventually(async () => (await confirmedUntil()) > begun + 4_000 || undefined);
  await other.stopBff();
  await idp.setPerson(name, { groups: [] });
  await eventually(async () => (await sessionOf(browser))?.grants.length === 0 || undefined);
});

test('a provider that does not answer stops starts only after its word has ended, until it answers again', async () => {
  const { name, browser } = await member(['operators']);
  const write = async () => {
    const reply = await browser.at.request('PUT', `/accounts/${account.id}/onboarding`, {});
    return [reply.status, ((await reply.json()) as { code: string }).code];
  };
  const move = (issuer: string, ends: string) =>
    onServer(
      `update provider_session set issuer = '${issuer}', access_ends_at = now() + interval '${ends}' where subject = '${name}'`,
      world.databaseUrl,
    );
  const accepted = [400, 'invalid-input'];
  const refused = [401, 'provider-unreachable'];
  /** Moves the session each time, because an answer that was on its way would move it back. */
  const becomes = (wanted: unknown[], issuer: string) =>
    eventually(async () => {
      await move(issuer, '-1 second');
      return String(await write()) === String(wanted) ? true : undefined;
    });
  await move(silentIssuer, '30 seconds');
  expect(await write()).toEqual(accepted);
  await becomes(refused, silentIssuer);
  expect((await browser.at.request('GET', `/accounts/${account.id}/clusters`)).status).toBe(200);
  await becomes(accepted, idp.url);
});

// asvs 3.7.2 10.1.2 10.2.1 10.5.1
test('a person who cancels, and a browser that began nothing, get a reason and no session', async () => {
  const { name } = await member();
  const cancelled = visitor();
  expect(await cancelled.signIn(name, '', 'cancel')).toBe('/sign-in');
  expect(await cancelled.refusal()).toMatchObject({ code: 'provider-cancelled' });
  const stranger = visitor();
  const reply = await stranger.open('/api/sign-in/acme/callback?code=stolen&state=guessed');
  expect([reply.status, reply.headers.get('location')]).toEqual([302, '/sign-in']);
  expect(await stranger.refusal()).toMatchObject({ code: 'sign-in-expired' });
  expect(await visitor().signIn(name, '?next=//evil.example')).toBe('/');
});

// asvs 7.6.2
test('another site cannot begin a sign-in: it leads to the page, where a person presses the button', async () => {
  const begin = (from: string) =>
    fetch(`${world.url}/api/sign-in/acme?next=/nodes`, { redirect: 'manual', headers: { 'sec-fetch-site': from } });
  for (const from of ['cross-site', 'same-site']) {
    const { headers } = await begin(from);
    expect([headers.get('location'), headers.get('set-cookie')]).toEqual(['/sign-in?next=%2Fnodes', null]);
  }
  expect((await begin('same-origin')).headers.get('location')).toContain(idp.url);
});

// asvs 7.4.2
test('a disabled person stays out', async () => {
  const { name, id } = await member();
  const { rightsVersion } = (await people(world)).find((one) => one.id === id) ?? { rightsVersion: 0 };
  expect((await world.request('PATCH', `/people/${id}`, { rightsVersion, disabled: true })).status).toBe(200);
  const browser = visitor();
  expect(await browser.signIn(name)).toBe('/sign-in');
  expect(await browser.refusal()).toMatchObject({ code: 'person-disabled' });
});

test('a provider out of reach stops nothing, is a reason on the page, and works once it answers', async () => {
  expect(outOfReach).toEqual({ page: '/sign-in?next=%2Fnodes', code: 'provider-unreachable' });
  await member();
});

testProviderLogout(() => ({ world, idp, accountId: account.id, member }));
testProviderProof(() => ({ world, idp, member, audited }));
testSealedOwner(() => ({ world, invite }));
