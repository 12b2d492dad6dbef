import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints } from './described.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** Headers that every answer has. The page of the API has a policy of its own. */
const always: Record<string, RegExp> = {
  'content-security-policy': /object-src 'none'; ?base-uri 'none'; ?form-action 'self'; ?frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/i,
};
/** Headers that would open the answer to other sites, or name the software. */
const never = ['access-control-allow-origin', 'access-control-allow-credentials', 'server', 'x-powered-by'];
/** Each with a charset, or JSON, which is always UTF-8. Only 204 and 304 have none. */
const typed = /^(?:[\w/.+-]+; ?charset=utf-8|application\/problem\+json|text\/event-stream|image\/\w+)/i;

async function faultsOf(what: string, reply: Response) {
  await reply.body?.cancel();
  const { headers, status } = reply;
  const wrong = Object.entries(always).filter(([name, value]) => !value.test(headers.get(name) ?? ''));
  const foreign = never.filter((name) => headers.has(name));
  const isTyped = [204, 302, 304].includes(status) || typed.test(headers.get('content-type') ?? '');
  const isOpen = what.startsWith('GET /api/accounts') && !/no-store|no-cache/.test(headers.get('cache-control') ?? '');
  return [...wrong.map(([name]) => name), ...foreign, ...(isTyped ? [] : ['type']), ...(isOpen ? ['cache'] : [])].map(
    (name) => `${what} ${status}: ${name} is ${headers.get(name)}`,
  );
}

// asvs 3.2.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 4.1.1
test('every kind of answer has the security headers, and no other site may read it', async () => {
  const wrong: string[] = [];
  for (const { name, method, path } of await describedEndpoints(world)) {
    const at = path.replaceAll(/\{(\w+)\}/g, () => randomUUID());
    for (const cookie of [world.cookie, '']) {
      // Changes come from another site, so they are refused: the session must not end here.
      const origin = method === 'GET' ? world.url : 'https://elsewhere.example';
      const reply = await world.request(method, at, undefined, { cookie, origin });
      wrong.push(...(await faultsOf(name, reply)));
    }
  }
  const others = [
    '/healthz',
    '/readyz',
    '/metrics',
    '/nothing',
    '/api/openapi.json',
    '/api/docs',
    '/api/docs/static/swagger-ui.css',
    '/api/events?watch=templates',
    '/%zz',
  ];
  for (const path of others) {
    const reply = await fetch(world.url + path, { headers: { cookie: world.cookie }, redirect: 'manual' });
    wrong.push(...(await faultsOf(path, reply)));
  }
  const foreign = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
  wrong.push(
    ...(await faultsOf('preflight', await fetch(`${world.url}/api/accounts`, { method: 'OPTIONS', headers: foreign }))),
  );
  expect(wrong).toEqual([]);
});
