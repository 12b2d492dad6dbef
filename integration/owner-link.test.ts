import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json } from './mock-account.ts';
import { root } from './setting.ts';
import { member, people, tokenOf } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** What the command prints, and the token of its link. */
function ownerLink(email: string, more: Record<string, string> = {}) {
  const { stdout, stderr, status } = spawnSync('node', ['scripts/owner-link.mjs', email], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env['PATH'], DATABASE_URL: world.databaseUrl },
      ...{ ISTHMUS_KEY: world.key, ISTHMUS_PUBLIC_URL: world.url, ...more },
    },
  });
  return { stdout, stderr, status, token: tokenOf(/http\S+\/invitations#\S+/.exec(stdout)?.[0] ?? world.url) };
}
const guest = () => Object.assign(new World(), { url: world.url });
const password = 'several good words';
const accept = (token: string) => guest().request('POST', '/invitations/accept', { token, password });
const acts = async (id: string) => {
  const { entries } = await json<{ entries: { act: string }[] }>(
    world.request('GET', `/audit?object=person&objectId=${id}`),
  );
  return entries.map(({ act }) => act);
};

// asvs 6.4.1 6.5.1
test('the link makes a new owner, works once, and is in the audit', async () => {
  const email = `rescue-${randomUUID()}@example.com`;
  const { token, stdout } = ownerLink(email.toUpperCase());
  expect(stdout).toContain(`${email} is an owner`);
  expect((await accept(token)).status).toBe(200);
  expect((await accept(token)).status).toBe(404);
  const person = (await people(world)).find((one) => one.email === email);
  expect(person).toMatchObject({ isOwner: true, state: 'active' });
  expect(await acts(person?.id ?? '')).toContain('create-owner-link');
});

test('a disabled person without roles is an enabled owner again', async () => {
  const bo = await member(world, 'bo', []);
  const { rightsVersion } = (await people(world)).find(({ id }) => id === bo.id) ?? { rightsVersion: 0 };
  await json(world.request('PATCH', `/people/${bo.id}`, { rightsVersion, disabled: true }));
  const { token } = ownerLink(bo.email);
  expect(await json<{ isOwner: boolean }>(accept(token))).toMatchObject({ isOwner: true });
});

test('with passwords off the command says for whom a password works; without an address it makes nothing', () => {
  const off = {
    ISTHMUS_LOCAL_SIGN_IN: 'off',
    ISTHMUS_ADMIN_EMAIL: 'ana@example.com',
    ISTHMUS_OIDC: JSON.stringify([
      {
        id: 'acme',
        name: 'acme',
        issuer: 'https://sso.example',
        clientId: 'a',
        clientSecretEnv: 'ISTHMUS_OIDC_SECRET',
      },
    ]),
    ISTHMUS_OIDC_SECRET: 'a secret of the client',
  };
  const other = ownerLink(`other-${randomUUID()}@example.com`, off);
  expect([other.status, other.stdout]).toEqual([0, expect.stringContaining('For a password, name ana@example.com')]);
  const none = ownerLink('ana');
  expect([none.status, none.stdout, none.stderr]).toEqual([1, '', expect.stringContaining('name an e-mail address')]);
});
