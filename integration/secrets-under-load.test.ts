import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isWhole } from '../scripts/sample.mjs';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, json, type MockAccount } from './mock-account.ts';
import { root } from './setting.ts';
import { World } from './world.ts';

const [old, next] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const base = { secretId: `MOCKbase${randomBytes(8).toString('hex')}`, secretKey: randomBytes(16).toString('hex') };
const seconds = isWhole() ? 30 : 3;

const world = new World({ ISTHMUS_BASE_SECRET_ID: base.secretId, ISTHMUS_BASE_SECRET_KEY: base.secretKey });
world.key = `${old},${next}`;
let other = world;
let lender = '';
beforeAll(async () => {
  await world.start();
  other = await world.beside();
  lender = (await json<{ uin: string }>(control('POST', '', { scenario: 'one-pool', credential: base }))).uin;
});
afterAll(() => world.stop());

const control = (method: string, path: string, body: object) =>
  fetch(`${world.mockUrl}/_control/accounts${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
async function query<Row extends object>(sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  return (await client.query<Row>(sql, values).finally(() => client.end())).rows;
}
/** Runs `npm run keys:rotate`. Returns its exit code and what it printed. */
async function rotate(keys: string) {
  const env = { ...process.env, DATABASE_URL: world.databaseUrl, ISTHMUS_KEY: keys };
  try {
    const { stdout } = await promisify(execFile)('node', ['apps/bff/src/rotate-keys.ts'], { cwd: root, env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = Object(error) as { code: number; stderr: string };
    return { code, text: stderr };
  }
}
const replace = (account: MockAccount, body: object) =>
  account.world.request('PUT', `/accounts/${account.id}/key`, body);

interface Phase {
  what: string;
  seconds: number;
  requests: number;
  failures: string[];
}

/** What the lanes have sent and is not answered. A replica stops after its requests, as behind a proxy that takes it out first. */
const underWay = new Set<Promise<unknown>>();
/** Notes a request until it is answered. Returns what is wrong with the answer; null: nothing. */
async function judged(request: Promise<Response>) {
  const judging = request.then(
    async (reply) => {
      const text = await reply.text();
      return !reply.ok || /"problem":\{/.test(text) ? `${reply.status} ${text.slice(0, 300)}` : null;
    },
    (error: unknown) => String(error),
  );
  underWay.add(judging);
  return judging.finally(() => underWay.delete(judging));
}

/** Sends reads, refreshes and questions to TKE through all of `at`, one after the other in each of four lanes, while `work` runs. */
async function underLoad(what: string, at: () => EnabledCluster[], work: () => Promise<unknown>): Promise<Phase> {
  const phase: Phase = { what, seconds: 0, requests: 0, failures: [] };
  const began = performance.now();
  let isOver = false;
  const requests = [
    ['GET', '/pools'],
    ['POST', '/pools/refresh'],
    ['GET', '/nodes'],
    ['GET', '/runtimes'],
  ] as const;
  const lane = async ([method, path]: (typeof requests)[number]) => {
    for (let turn = 0; !isOver; turn += 1) {
      const clusters = at();
      const cluster = clusters[turn % clusters.length];
      if (!cluster) throw new Error('no replica serves');
      const wrong = await judged(cluster.request(method, path));
      phase.requests += 1;
      if (wrong) phase.failures.push(`${method} ${path} ${wrong}`);
      await later(isWhole() ? 20 : 100);
    }
  };
  const lanes = requests.map(lane);
  await work().finally(() => (isOver = true));
  await Promise.all(lanes);
  phase.seconds = Math.round((performance.now() - began) / 1000);
  return phase;
}

// asvs 11.2.2
test(
  'a key is replaced, a role ends every two seconds and the key-encryption key is rotated under load: nothing fails',
  async () => {
    const options = { speed: 1, drainSeconds: 1, throttlePerSecond: null, roleSeconds: 2, trustedUins: [lender] };
    const cluster = await EnabledCluster.open(world, 'one-pool', options);
    const { account } = cluster;
    const { uin } = await json<{ uin: string }>(world.request('POST', `/accounts/${account.id}/key/test`));
    let serving = [cluster, cluster.through(other)];
    const load = (what: string, work: () => Promise<unknown>) => underLoad(what, () => serving, work);
    const drain = async () => {
      const [last] = serving.slice(-1);
      const { id } = await accepted(cluster.through(last?.account.world ?? world).drain(await cluster.selection(1)));
      const group = await cluster
        .through(last?.account.world ?? world)
        .waitForGroup(id, ({ state }) => state === 'finished');
      expect(group.operations.map(({ state }) => state)).toEqual(['succeeded']);
    };
    const phases: Phase[] = [];

    phases.push(
      await load('the key is replaced', async () => {
        for (let turn = 0; turn < (isWhole() ? 20 : 2); turn += 1) {
          const key = await json<{ secretId: string; secretKey: string }>(account.arrange('POST', '/access-keys'));
          expect((await replace(account, { kind: 'permanent', ...key })).status).toBe(200);
          await later(300);
        }
        if (isWhole()) await drain();
      }),
    );

    const role = {
      arn: `qcs::cam::uin/${uin}:roleName/isthmus`,
      externalId: null,
      sessionName: 'isthmus',
      seconds: 900,
    };
    expect((await replace(account, { kind: 'role', role, base: { from: 'server' } })).status).toBe(200);
    phases.push(
      await load('a role, whose keys live for 2 s', async () => {
        await drain();
        await later(seconds * 1000);
      }),
    );

    phases.push(
      await load('the key-encryption key is rotated', async () => {
        const first = await world.beside({ ISTHMUS_KEY: `${next},${old}` });
        serving = [cluster.through(first)];
        await Promise.all(underWay);
        await Promise.all([other.stopBff(), world.stopBff()]);
        const { code, text } = await rotate(`${next},${old}`);
        expect([code, text]).toEqual([
          0,
          expect.stringMatching(/^Sealed again: 1 cloud account|^Every stored secret/m),
        ]);
        // It starts without the old key, so nothing needs that any more.
        serving.push(cluster.through(await world.beside({ ISTHMUS_KEY: next })));
        serving.shift();
        await Promise.all(underWay);
        await first.stopBff();
        const more = await serving[0]?.account.world.request('GET', `/accounts/${account.id}`);
        expect(await more?.json()).toMatchObject({ key: { kind: 'role', isFailing: false } });
      }),
    );

    if (isWhole()) console.table(phases.map(({ failures, ...rest }) => ({ ...rest, failures: failures.length })));
    expect(phases.flatMap(({ failures }) => failures)).toEqual([]);
    const journal = await json<{ requests: { action: string; verdict: string }[] }>(
      account.arrange('GET', '/requests'),
    );
    expect(journal.requests.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);

    await exchanged(account.id);
  },
  isWhole() ? 300_000 : undefined,
);

/** Each sealed column holds the secret of another row. The rotation names the row, changes nothing in it, and fails. */
async function exchanged(accountId: string) {
  const foreign = '(select key from role_session where account_id = $1)';
  const columns: [exchangedRow: string, insert: string][] = [
    [
      `select credential from cloud_account where name = 'exchanged'`,
      `insert into cloud_account (id, name, colour, site, secret_id, credential, uin, regions, removed_at)
       select gen_random_uuid(), 'exchanged', colour, site, '', ${foreign}, uin, regions, now() from cloud_account where id = $1`,
    ],
    [
      'select tokens from provider_session',
      `insert into provider_session (token_hash, issuer, subject, tokens) select token_hash, '', '', ${foreign} from session limit 1`,
    ],
  ];
  for (const [, insert] of columns) await query(insert, [accountId]);
  const before = await Promise.all(columns.map(([exchangedRow]) => query(exchangedRow)));
  // With a third key in front, everything would be sealed again.
  const { code, text } = await rotate(`${old},${next}`);
  expect([code, text]).toEqual([1, expect.stringMatching(/could not be opened.*cloud account .*session /)]);
  const after = await Promise.all(columns.map(([exchangedRow]) => query(exchangedRow)));
  expect(after).toEqual(before);
}
