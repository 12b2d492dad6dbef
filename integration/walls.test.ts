import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { openEventStream } from './event-stream.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { member, people, wall } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
let database: Database;
let mine: MockAccount;
let other: MockAccount;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
  [mine, other] = await Promise.all([
    MockAccount.open(world, 'one-ready-cluster'),
    MockAccount.open(world, 'one-ready-cluster'),
  ]);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const clusters = (client: World, { id } = mine) => client.request('GET', `/accounts/${id}/clusters`);
const uses = (id: string) =>
  database.rows<{ address: string; session: string }>(
    `select address, session from audit where act = 'use-wall-link' and actor_id = $1 order by id`,
    [id],
  );

test('a link opens pages of its accounts without signing in; its use is written once a day and address', async () => {
  const link = await wall(world, [mine.id]);
  const screen = await link.open();
  expect(await screen.opened.clone().json()).toMatchObject({ isWall: true, isOwner: false, permits: [] });
  const [cookie] = screen.opened.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  for (let times = 0; times < 3; times += 1) expect((await clusters(screen)).status).toBe(200);
  expect((await clusters(screen, other)).status).toBe(404);
  expect(await uses(link.id)).toHaveLength(1);
  await link.open();
  expect(await uses(link.id)).toHaveLength(2);
});

test('a session that was opened days ago notes its use once', async () => {
  const { id } = await wall(world, [mine.id]);
  const cookie = randomBytes(32).toString('base64url');
  const later = `now() + interval '5 days'`;
  await database.rows(
    `insert into session (token_hash, user_id, expires_at, last_used_at) values ($1, $2, ${later}, ${later})`,
    [createHash('sha256').update(cookie).digest('hex'), id],
  );
  const screen = Object.assign(new World(), { url: world.url, cookie: `isthmus_session=${cookie}` });
  for (let times = 0; times < 3; times += 1) expect((await clusters(screen)).status).toBe(200);
  expect(await uses(id)).toMatchObject([{ address: '127.0.0.1' }]);
});

test('a wall does not end for being idle, and ends with its link', async () => {
  const link = await wall(world, [mine.id], 2);
  const screen = await link.open();
  const { idleEndsAt, expiresAt } = (await screen.opened.clone().json()) as Record<string, string>;
  expect([idleEndsAt, expiresAt]).toEqual([link.expiresAt, link.expiresAt]);
  await database.rows(`update access_token set expires_at = now() where user_id = $1`, [link.id]);
  expect((await link.open()).opened.status).toBe(404);
  expect((await world.request('POST', '/wall-links', { name: 'x', accountIds: [mine.id], days: 31 })).status).toBe(400);
});

// asvs 7.4.1 7.4.2
test('a revoked wall, and one of a disabled maker, is empty at once; its stream ends', async () => {
  const maker = await member(world, 'ma', [{ accountId: mine.id, role: 'admin' }]);
  const [revoked, orphaned] = [await wall(maker.client, [mine.id]), await wall(maker.client, [mine.id])];
  const screens = [await revoked.open(), await orphaned.open()];
  const streams = screens.map((screen) => openEventStream(screen, `clusters:${mine.id}`));
  for (const { received } of streams) await eventually(async () => received.text.includes('alive') || undefined);
  expect((await maker.client.request('DELETE', `/wall-links/${revoked.id}`)).status).toBe(200);
  expect(await Promise.all(screens.map(async (screen) => (await clusters(screen)).status))).toEqual([401, 200]);
  const { rightsVersion } = (await people(world)).find(({ id }) => id === maker.id) ?? {};
  const disabled = await world.request('PATCH', `/people/${maker.id}`, { rightsVersion, disabled: true });
  expect(disabled.status).toBe(200);
  for (const [at, link] of [revoked, orphaned].entries()) {
    expect((await clusters(screens[at] ?? world)).status).toBe(401);
    expect((await link.open()).opened.status).toBe(404);
    await eventually(async () => streams[at]?.received.ended || undefined);
  }
});

test('only an admin of every account makes, sees and revokes a link; its token is no token of the API', async () => {
  const admin = await member(world, 'ad', [{ accountId: mine.id, role: 'admin' }]);
  const operator = await member(world, 'op', [{ accountId: mine.id, role: 'operator' }]);
  const body = { name: 'hall', accountIds: [mine.id, other.id], days: 1 };
  const refused = await admin.client.request('POST', '/wall-links', body);
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { fields: [{ path: 'accountIds.1', code: 'not-offered' }] },
  ]);
  expect((await operator.client.request('POST', '/wall-links', { ...body, accountIds: [mine.id] })).status).toBe(403);
  const both = await wall(world, [mine.id, other.id]);
  const { links } = await json<{ links: { id: string }[] }>(admin.client.request('GET', '/wall-links'));
  expect(links.map(({ id }) => id)).not.toContain(both.id);
  expect((await admin.client.request('DELETE', `/wall-links/${both.id}`)).status).toBe(404);
  const asToken = Object.assign(new World(), { url: world.url, token: both.token });
  expect((await clusters(asToken)).status).toBe(401);
  const changed = both.token.slice(0, -1) + (both.token.endsWith('a') ? 'b' : 'a');
  expect((await world.request('POST', '/walls/open', { token: changed })).status).toBe(404);
});
