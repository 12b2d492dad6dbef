import { expect, test } from 'vitest';
import { json } from '../mock-account.ts';
import { member as signedInWithPassword, people } from '../team.ts';
import { World } from '../world.ts';

interface Scene {
  world: World;
  /** Invites a person. Returns the link's token. */
  invite: () => Promise<{ token: string }>;
}

/** Passwords are off, but for one owner. */
export function testSealedOwner(scene: () => Scene) {
  // asvs 6.3.4
  test('with passwords off, one sealed owner still gets in, and stays an owner', async () => {
    const { world, invite } = scene();
    const settings = { ISTHMUS_LOCAL_SIGN_IN: 'off', ISTHMUS_ADMIN_EMAIL: 'ana@example.com' };
    const sealed = await world.beside(settings);
    const client = (cookie = '') => Object.assign(new World(), { url: sealed.url, cookie });
    expect(await json(client().request('GET', '/sign-in'))).toMatchObject({ passwords: 'emergency' });
    expect((await client().signIn()).status).toBe(200);
    const { client: bo, password, email } = await signedInWithPassword(world, 'bo', []);
    expect((await client().request('POST', '/sign-in', { email, password })).status).toBe(401);
    expect((await client(bo.cookie).request('GET', '/accounts')).status).toBe(200);
    const { token } = await invite();
    const accepted = await client().request('POST', '/invitations/accept', {
      token,
      password: 'several words together',
    });
    expect([accepted.status, await accepted.json()]).toMatchObject([403, { code: 'local-sign-in-off' }]);
    // Also when another owner would stay.
    await signedInWithPassword(world, 'co', [], { isOwner: true });
    const ana = (await people(world)).find((one) => one.email === 'ana@example.com');
    const change = { rightsVersion: ana?.rightsVersion, isOwner: false };
    const refused = await client(world.cookie).request('PATCH', `/people/${ana?.id}`, change);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'sealed-owner' }]);
  });
}
