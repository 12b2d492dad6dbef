import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from './authenticator.ts';
import { json } from './mock-account.ts';
import { acceptLink, factorOf, member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const guest = () => Object.assign(new World(), { url: world.url });
const cookiesOf = (reply: Response) => reply.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
const codeIn = async (reply: Response) => (await json<{ code?: string }>(reply)).code;
/** A wrong code for every step that counts now. */
const wrongFor = (secret: string) =>
  ['111111', '222222', '333333', '444444'].find((one) => [-1, 0, 1, 2].every((step) => codeOf(secret, step) !== one)) ??
  '';

/** A person with an authenticator app. Its code of the present step is used. */
async function withApp(name: string) {
  const person = await member(world, name, [], { isOwner: true });
  const { client } = person;
  const { secret, uri, draft } = await json<Record<'secret' | 'uri' | 'draft', string>>(
    client.request('POST', '/session/totp/draft'),
  );
  expect(uri).toContain(`secret=${secret}`);
  const now = Date.now();
  const code = (later: number) => codeOf(secret, later, now);
  const added = await client.request('PUT', '/session/totp', { draft, code: code(0) });
  if (!added.ok) throw new Error(await added.text());
  return { ...person, secret, code };
}

/** Gives the password, and returns a client that waits for the second factor. */
async function halfWay({ email, password }: { email: string; password: string }) {
  const client = guest();
  const reply = await client.request('POST', '/sign-in', { email, password });
  expect([reply.status, await codeIn(reply)]).toEqual([401, 'second-factor-needed']);
  const cookies = cookiesOf(reply);
  expect(cookies.map((one) => one.split('=')[0])).toEqual(['isthmus_half_way']);
  client.cookie = cookies.join('; ');
  return client;
}
const give = (client: World, code: string) => client.request('POST', '/sign-in/second-factor', { code });

// asvs 6.3.3 6.5.1
test('with an app, the password alone opens nothing; a code opens a session, once, in the browser of the password', async () => {
  const person = await withApp('eve');
  const { secret, code, password, email } = person;
  expect(await factorOf(world, person.id)).toEqual({ own: ['totp'], passwordAlone: false, reported: [] });
  const client = await halfWay(person);
  expect(await json(client.request('GET', '/session'))).toBeNull();
  // The code that added the app was used.
  expect([(await give(client, code(0))).status, (await give(client, wrongFor(secret))).status]).toEqual([403, 403]);
  expect((await give(guest(), code(1))).status).toBe(401);
  const next = code(1);
  const both = await Promise.all([give(client, next), give(await halfWay(person), next)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);

  // A wrong password is answered as ever, so nobody learns who has an app.
  const wrong = await guest().request('POST', '/sign-in', { email, password: `not ${password}` });
  expect([await codeIn(wrong), cookiesOf(wrong)]).toEqual(['sign-in-refused', []]);
});

// asvs 6.5.1 6.5.5 7.5.1
test('with an app, a code is the proof and the password is none; another app needs a code of its own; all is audited', async () => {
  const { client, code, password } = await withApp('fay');
  expect(await json(client.request('GET', '/session/ways'))).toMatchObject({
    password: true,
    totp: { addedAt: expect.any(String), lastUsedAt: null },
  });
  const prove = (typed: string) => client.request('POST', '/session/proofs', { by: 'totp', code: typed });
  expect((await prove(code(0))).status).toBe(403);
  const next = code(1);
  expect((await prove(`${next.slice(0, 3)} ${next.slice(3)}`)).status).toBe(200);
  expect((await prove(next)).status).toBe(403);
  expect((await client.request('POST', '/session/proofs', { by: 'password', password })).status).toBe(403);

  const drafted = await json<{ draft: string; secret: string }>(client.request('POST', '/session/totp/draft'));
  const { draft } = drafted;
  // A wrong code, and right ones that are too old or too early.
  for (const wrong of [wrongFor(drafted.secret), codeOf(drafted.secret, -3), codeOf(drafted.secret, 3)]) {
    const refusal = await client.request('PUT', '/session/totp', { draft, code: wrong });
    expect(await refusal.json()).toMatchObject({ fields: [{ path: 'code', code: 'code-wrong' }] });
  }
  // Somebody else's draft opens for its own person alone.
  const other = await withApp('gil');
  const stolen = { draft, code: codeOf(drafted.secret) };
  const taken = await other.client.request('PUT', '/session/totp', stolen);
  expect(await taken.json()).toMatchObject({ fields: [{ path: 'draft', code: 'draft-expired' }] });

  expect((await client.request('DELETE', '/session/totp')).status).toBe(204);
  expect((await client.request('DELETE', '/session/totp')).status).toBe(404);
  const { entries } = await json<{ entries: { act: string; outcome: string }[] }>(
    client.request('GET', '/audit?kind=access'),
  );
  expect(entries.map(({ act }) => act)).toEqual(expect.arrayContaining(['add-totp', 'remove-totp', 'step-up']));
});

// asvs 6.3.1
test('codes cannot be guessed: after ten from one network, even the right one waits', async () => {
  const { client, secret, code } = await withApp('hal');
  const prove = (typed: string) => client.request('POST', '/session/proofs', { by: 'totp', code: typed });
  for (let tries = 0; tries < 10; tries += 1) expect((await prove(wrongFor(secret))).status).toBe(403);
  const late = await prove(code(1));
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

// asvs 6.4.4
test('an owner’s link is the way back for a person who lost the phone', async () => {
  const { id, email } = await withApp('ida');
  const { url } = await json<{ url: string }>(world.request('POST', `/people/${id}/link`));
  const password = 'a new password of ida';
  expect((await acceptLink(guest(), url, password)).status).toBe(200);
  expect((await guest().request('POST', '/sign-in', { email, password })).status).toBe(200);
});
