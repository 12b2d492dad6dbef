import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints } from './described.ts';
import { root } from './setting.ts';
import { World } from './world.ts';

const described = World.shared();
const world = new World();
beforeAll(async () => {
  await described.start();
  await world.prepare();
});
afterAll(() => world.stop());

/** Probes, the API's description, the way to a provider and back, and addresses of earlier links: none needs a session. */
const withoutDescription = [
  'GET /api/docs',
  'GET /api/docs/',
  'GET /api/docs/*',
  'GET /api/docs/json',
  'GET /api/docs/static/index.html',
  'GET /api/docs/static/swagger-initializer.js',
  'GET /api/docs/yaml',
  'GET /api/openapi.json',
  'GET /api/sign-in/:provider',
  'GET /api/sign-in/:provider/callback',
  'GET /healthz',
  'GET /invitations/:token',
  'GET /readyz',
  'GET /wall/:token',
  'POST /api/sign-in/:provider/logout',
];

/** Prints the server's routes as a tree. It never listens. */
const print = `
  import { buildApp } from './apps/bff/src/app.ts';
  import { readConfig } from './apps/bff/src/config.ts';
  const app = await buildApp(readConfig());
  await app.ready();
  process.stdout.write(app.printRoutes({ commonPrefix: false }), () => process.exit(0));`;

/** Every route as "METHOD /path", without HEAD, which Fastify adds to each GET. */
function routesIn(tree: string) {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (.*?)(?: \((.*)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    above.splice(depth, Infinity, part);
    const path = above.join('');
    return (methods?.split(', ') ?? []).filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`);
  });
}

// asvs 8.3.1
test('the server has no route but those of its description, which the tests of roles and tokens call, and these', async () => {
  const settings = { DATABASE_URL: world.servingUrl, ISTHMUS_KEY: world.key, ISTHMUS_PUBLIC_URL: world.url };
  const env = { ...process.env, ...settings, LOG_LEVEL: 'silent' };
  const args = ['--input-type=module', '--eval', print];
  const { stdout } = await promisify(execFile)('node', args, { cwd: root, env });
  const listed = (await describedEndpoints(described)).map(
    ({ method, path }) => `${method} /api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  const others = routesIn(stdout).filter((route) => !listed.includes(route));
  expect(listed.length).toBeGreaterThan(100);
  expect(others.sort()).toEqual(withoutDescription);
  expect(listed.filter((route) => !routesIn(stdout).includes(route))).toEqual([]);
});
