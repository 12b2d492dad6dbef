import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json } from './mock-account.ts';
import { onServer, user } from './setting.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface View {
  id: string;
  name: string;
}
interface Session {
  preferences: object | null;
  views: View[];
}

/** A new person with ana's password, signed in. */
async function newPerson() {
  const email = `${randomUUID()}@example.com`;
  await onServer(
    `insert into "user" (id, email, name, password_hash)
     select gen_random_uuid(), '${email}', 'bo', password_hash from "user" where email = '${user.email}'`,
    world.databaseUrl,
  );
  const person = Object.assign(new World(), { url: world.url });
  const signedIn = await person.request('POST', '/sign-in', { email, password: user.password });
  person.cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return person;
}
const session = (person: World) => json<Session>(person.request('GET', '/session'));
const choose = (person: World, change: object) => person.request('PATCH', '/preferences', change);
const answer = async (reply: Promise<Response>) => {
  const { status, json } = await reply.then(async (one) => ({ status: one.status, json: await one.json() }));
  return [status, json] as const;
};
const view = (name: string, more: object = {}) => ({
  list: 'node',
  name,
  search: 'status=Failed&sort=-status',
  hiddenColumns: ['cpu'],
  ...more,
});

test('each choice is kept with the person, and changes no other choice', async () => {
  const [ana, bo] = [await newPerson(), await newPerson()];
  expect((await session(ana)).preferences).toBeNull();
  const unchosen = { language: null, theme: null, timeZone: null, density: 'comfortable', hiddenColumns: {} };
  await Promise.all([
    choose(ana, { timeZone: 'Asia/Shanghai' }),
    choose(ana, { hiddenColumns: { node: ['cpu'] } }),
    choose(ana, { hiddenColumns: { cluster: ['id'] }, density: 'compact' }),
  ]);
  expect((await session(ana)).preferences).toEqual({
    ...unchosen,
    timeZone: 'Asia/Shanghai',
    density: 'compact',
    hiddenColumns: { node: ['cpu'], cluster: ['id'] },
  });
  expect(await json(choose(ana, { timeZone: null, hiddenColumns: { node: [] } }))).toMatchObject({
    timeZone: null,
    hiddenColumns: { node: [], cluster: ['id'] },
  });
  expect((await session(bo)).preferences).toBeNull();
});

test('a zone that no clock has, an unknown language and an unknown list are refused by field', async () => {
  const ana = await newPerson();
  for (const [change, path] of [
    [{ timeZone: 'Asia/Nowhere' }, 'timeZone'],
    [{ language: 'fr' }, 'language'],
    [{ hiddenColumns: { planet: [] } }, 'hiddenColumns'],
  ] as const) {
    const [status, problem] = await answer(choose(ana, change));
    expect([status, problem]).toMatchObject([400, { fields: [{ path: expect.stringContaining(path) }] }]);
  }
  expect((await session(ana)).preferences).toBeNull();
});

test('a view is saved, renamed, overwritten and deleted; its name is unique within its list', async () => {
  const ana = await newPerson();
  const { id } = await json<View>(ana.request('POST', '/saved-views', view('Failed')));
  await json(ana.request('POST', '/saved-views', view('Failed', { list: 'pool' })));
  const taken = [409, { code: 'name-taken', fields: [{ path: 'name', code: 'view-name-taken' }] }];
  expect(await answer(ana.request('POST', '/saved-views', view('Failed')))).toMatchObject(taken);
  const { id: other } = await json<View>(ana.request('POST', '/saved-views', view('Old')));
  expect(await answer(ana.request('PATCH', `/saved-views/${other}`, { name: 'Failed' }))).toMatchObject(taken);

  await json(ana.request('PATCH', `/saved-views/${id}`, { name: 'Broken' }));
  await json(ana.request('PATCH', `/saved-views/${id}`, { search: 'pool=np-1' }));
  await json(ana.request('DELETE', `/saved-views/${other}`));
  expect((await session(ana)).views).toEqual([
    { id, ...view('Broken', { search: 'pool=np-1' }) },
    expect.objectContaining({ name: 'Failed', list: 'pool' }),
  ]);
});

test("another person's views are neither listed nor changed nor deleted", async () => {
  const [ana, bo] = [await newPerson(), await newPerson()];
  const { id } = await json<View>(ana.request('POST', '/saved-views', view('Failed')));
  expect((await session(bo)).views).toEqual([]);
  for (const request of [
    bo.request('PATCH', `/saved-views/${id}`, { name: 'Mine' }),
    bo.request('DELETE', `/saved-views/${id}`),
  ])
    expect(await answer(request)).toMatchObject([404, { code: 'not-found' }]);
  await json(bo.request('POST', '/saved-views', view('Failed')));
  expect((await session(ana)).views).toMatchObject([{ id, name: 'Failed' }]);
});
