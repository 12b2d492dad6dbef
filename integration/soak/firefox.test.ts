import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { build } from '../../scripts/install.mjs';
import { IdcHost } from '../idc-host.ts';
import { json, MockAccount, type Cluster } from '../mock-account.ts';
import { onServer, root, user } from '../setting.ts';
import { World } from '../world.ts';
import { noteFact } from './facts.ts';
import { Firefox, lanName } from './firefox.ts';

const world = new World({
  ISTHMUS_CONSOLE_DIR: `${root}apps/console/dist`,
  ISTHMUS_ADMIN_EMAIL: user.email,
  ISTHMUS_ALLOWED_HOSTS: lanName,
});
let firefox: Firefox;
beforeAll(async () => {
  await build();
  await world.start();
  firefox = await Firefox.start();
});
afterAll(async () => {
  await firefox?.close();
  await world.stop();
});
beforeEach(() => onTestFailed(async () => console.log(await firefox.text())));
// These include violations of the content security policy.
afterEach(() => expect(firefox.errors.splice(0)).toEqual([]));

/** An account at mock-tke that is not in Isthmus yet. */
interface AtTke {
  secretId: string;
  secretKey: string;
  clusters: [Pick<Cluster, 'clusterId' | 'name'>];
}
const opened = () =>
  json<AtTke>(
    fetch(`${world.mockUrl}/_control/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'one-ready-cluster', options: { speed: 120 } }),
    }),
  );

/** Opens the link that a BFF prints while its only user has no password, and sets one. */
async function signInFirst(origin: string) {
  await onServer('update "user" set password_hash = null', world.databaseUrl);
  await world.stopBff();
  world.log = '';
  await world.startBff();
  const [, path = ''] = /http:\/\/[^/]+(\/invitations#\S+)/.exec(world.log) ?? [];
  await firefox.goto(`${origin}${path}`);
  await firefox.fill('New password', user.password);
  await firefox.click('button', 'Set password and sign in');
}

/** Copies the command of a host from its pool's page and runs it in a real shell. */
async function join(name: string) {
  const host = await IdcHost.withAddress('10.4.8.1');
  try {
    await firefox.fill('Hosts', name);
    await firefox.click('button', 'Create 1 command');
    await firefox.seesRow(name, 'Waiting');
    await firefox.click('button', 'Copy download and install command');
    await firefox.sees('Copied');
    expect(await host.type(await firefox.pasted())).toContain(`registered as ${name}`);
  } finally {
    await host.remove();
  }
  await firefox.seesRow(name, 'Running');
}

test('on plain http, the main job from the first sign-in to a deleted pool', async () => {
  const { secretId, secretKey, clusters } = await opened();
  const [{ clusterId, name }] = clusters;
  const node = 'gz-r07-n01';
  await signInFirst(world.url.replace('127.0.0.1', lanName));
  expect(await firefox.isSecure).toBe(false);

  await firefox.click('link', 'Add account');
  await firefox.choose('Site', 'mock-tke');
  await firefox.fill('SecretId', secretId);
  await firefox.fill('SecretKey', secretKey);
  await firefox.click('button', 'Verify credential');
  await firefox.sees('Credential verified');
  await firefox.fill('Name', 'prod');
  await firefox.click('checkbox', 'Observe only');
  await firefox.click('button', 'Add account');

  await firefox.click('link', 'Clusters');
  await firefox.click('link', name);
  await firefox.click('link', 'Enable external nodes');
  await firefox.click('radio', `plenty (subnet-${clusterId.slice(-2)}plenty)`);
  await firefox.fill(`To confirm, type ${name}`, name);
  await firefox.click('button', `Enable external nodes on ${name} (${clusterId})`);

  await firefox.click('link', 'Create pool');
  await firefox.fill('Name', 'rack-7');
  await firefox.click('button', 'Create pool');
  await firefox.click('link', 'rack-7');
  await firefox.click('link', 'Add hosts');
  await join(node);

  await firefox.click('link', 'All nodes of the cluster');
  await firefox.click('checkbox', `Select ${node}`);
  await firefox.click('button', 'Drain 1');
  await firefox.click('button', 'Drain 1 node');
  await firefox.sees('1 of 1 done');
  await firefox.click('link', name);
  await firefox.click('link', 'Nodes 1');
  await firefox.click('checkbox', `Select ${node}`);
  await firefox.click('button', 'Delete 1');
  await firefox.click('button', 'Delete 1 node');
  await firefox.sees('1 of 1 done');
  await firefox.click('link', name);
  await firefox.click('link', 'Nodes 0');
  await firefox.sees('Hosts to clean: 1');

  await firefox.click('link', 'Pools 1');
  await firefox.click('link', 'rack-7');
  await firefox.click('button', 'More actions');
  await firefox.click('menuitem', 'Delete');
  await firefox.click('button', 'Turn off protection');
  await firefox.fill('To confirm, type rack-7', 'rack-7');
  await firefox.click('button', 'Delete pool');
  await firefox.sees('No pools yet');
  noteFact(
    'The main job in Firefox',
    `${await firefox.version}, on plain http: from the first sign-in to a deleted pool`,
  );
}, 600_000);

test('at 127.0.0.1, a secure context in Firefox, a person signs in and a host joins', async () => {
  await world.signIn();
  const account = await MockAccount.open(world, 'one-pool', {}, 1);
  const { region, clusterId } = await account.cluster('prod-gz');
  const pool = `/accounts/${account.id}/regions/${region}/clusters/${clusterId}/pools/np-rack0007`;
  await firefox.goto(`${world.url}${pool}/add-hosts`);
  expect(await firefox.isSecure).toBe(true);
  await firefox.fill('E-mail', user.email);
  await firefox.fill('Password', user.password);
  await firefox.click('button', 'Sign in');
  await join('gz-r07-n02');
});
