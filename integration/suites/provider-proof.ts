import { expect, test } from 'vitest';
import { Visitor, type IdentityProvider } from '../identity-provider.ts';
import { factorOf } from '../team.ts';
import type { World } from '../world.ts';

interface Scene {
  world: World;
  idp: IdentityProvider;
  /** Invites a person of these groups, who signs in. */
  member: (groups?: string[]) => Promise<{ name: string; id: string; browser: Visitor }>;
  /** The rows of this act in the audit. */
  audited: (act: string) => Promise<Record<string, unknown>[]>;
}

/** Proofs by signing in again at the provider, and what needs one. */
export function testProviderProof(scene: () => Scene) {
  // asvs 6.8.4 7.5.1
  test('who comes by a provider proves to be there by signing in there again, as the same person', async () => {
    const { world, member, audited } = scene();
    const { name, id, browser } = await member(['owners']);
    const link = () => browser.at.request('POST', `/people/${id}/link`);
    const refusal = await link();
    expect([refusal.status, await refusal.json()]).toMatchObject([
      403,
      { code: 'proof-needed', proof: { ways: [], providers: [{ id: 'acme', name: 'acme SSO' }] } },
    ]);
    // Who adds another account there stays able to sign in, so that needs a proof too.
    const adding = async () => [
      (await browser.at.request('POST', '/session/identities')).status,
      (await browser.open('/api/sign-in/acme?bind=1')).status,
    ];
    expect(await adding()).toEqual([403, 403]);
    const session = browser.at.cookie;
    const start = await browser.open('/api/sign-in/acme?prove=1');
    const asked = new URL(start.headers.get('location') ?? '').searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const other = new Visitor(world.url, session);
    expect(await other.signIn('somebody-else', '?prove=1')).toBe('/proven');
    expect(await other.refusal()).toMatchObject({ code: 'identity-taken' });
    expect((await link()).status).toBe(403);
    expect(await browser.signIn(name, '?prove=1')).toBe('/proven');
    expect([browser.at.cookie, await browser.refusal()]).toEqual([session, null]);
    expect((await link()).status).toBe(201);
    expect(await adding()).toEqual([204, 302]);
    expect(await audited('step-up')).toContainEqual(expect.objectContaining({ details: { by: 'provider' } }));
    expect((await new Visitor(world.url).open('/api/sign-in/acme?prove=1')).status).toBe(401);
  });

  // asvs 6.8.4
  test('what the provider reports of a sign-in, or of a proof, replaces its last report; only who gives roles reads it', async () => {
    const { world, idp, member } = scene();
    const groups = ['operators'];
    const { name, id, browser } = await member(groups);
    const factor = (by = world) => factorOf(by, id);
    const reports = (methods: string[]) => ({
      ...{ own: [], passwordAlone: false },
      reported: [{ provider: 'acme SSO', methods, at: expect.any(String) }],
    });
    expect(await factor()).toEqual(reports([]));
    await idp.setPerson(name, { groups, amr: ['pwd', 'otp', 'mfa'] });
    expect(await browser.signIn(name, '?prove=1')).toBe('/proven');
    expect(await factor()).toEqual(reports(['pwd', 'otp', 'mfa']));
    expect(await factor(browser.at)).toBeNull();
    await idp.setPerson(name, { groups });
    expect(await new Visitor(world.url).signIn(name)).toBe('/');
    expect(await factor()).toEqual(reports([]));
  });
}
