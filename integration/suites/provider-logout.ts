import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openEventStream } from '../event-stream.ts';
import { Visitor, type IdentityProvider } from '../identity-provider.ts';
import { eventually, json } from '../mock-account.ts';
import type { World } from '../world.ts';

interface Scene {
  world: World;
  idp: IdentityProvider;
  accountId: string;
  /** Invites a person of these groups, who signs in. */
  member: (groups?: string[]) => Promise<{ name: string; browser: Visitor }>;
}

/** Sessions that end here and at the provider. */
export function testProviderLogout(scene: () => Scene) {
  // asvs 7.6.1
  test('signing out also leads to the provider, which leads back', async () => {
    const { world, idp, member } = scene();
    const { browser } = await member();
    const { cookie } = browser.at;
    const { providerUrl } = await json<{ providerUrl: string }>(browser.at.request('POST', '/sign-out'));
    const url = new URL(providerUrl);
    expect([url.origin, url.searchParams.get('post_logout_redirect_uri')]).toEqual([idp.url, `${world.url}/sign-in`]);
    expect((await fetch(url)).status).toBe(200);
    expect((await Object.assign(browser.at, { cookie }).request('GET', '/accounts')).status).toBe(401);
  });

  // asvs 7.6.1
  test('a session that ends at the provider ends here at once, with its streams; other sessions stay', async () => {
    const { world, idp, accountId, member } = scene();
    const { name, browser: ended } = await member(['viewers']);
    const stays = new Visitor(world.url);
    await stays.signIn(name);
    const leaves = new Visitor(world.url);
    await leaves.signIn(name);
    const stream = openEventStream(leaves.at, `clusters:${accountId}`);
    await eventually(async () => stream.received.text.includes('alive') || undefined);
    await idp.signOut(name);
    await eventually(async () => stream.received.ended || undefined);
    expect((await leaves.at.request('GET', '/accounts')).status).toBe(401);
    for (const { at } of [ended, stays]) expect((await at.request('GET', '/accounts')).status).toBe(200);
  });

  // asvs 9.1.1 9.1.2 10.5.5
  test('a logout token that the provider did not sign ends nothing', async () => {
    const { world, idp, member } = scene();
    const { browser } = await member(['viewers']);
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const claims = {
      iss: idp.url,
      aud: 'isthmus',
      sub: 'bo',
      iat: Math.floor(Date.now() / 1_000),
      jti: randomUUID(),
      events,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
    const guessed = `${part({ alg: 'HS256' })}.${part(claims)}.${Buffer.from('guess').toString('base64url')}`;
    for (const token of [unsigned, guessed, 'nothing', '']) {
      const body = new URLSearchParams({ logout_token: token });
      expect((await fetch(`${world.url}/api/sign-in/acme/logout`, { method: 'POST', body })).status).toBe(400);
    }
    expect((await browser.at.request('GET', '/accounts')).status).toBe(200);
  });
}
