// Starts PostgreSQL, mock-tke and the BFF with a demo account, for `npm start` and `npm run dev`.
import { join } from 'node:path';
import { demoFacts, lockHome, keyFile, openHome } from './home.mjs';
import { build, install } from './install.mjs';
import { migrate } from './migrate.mjs';
import { startPostgres } from './postgres.mjs';
import { servingUrlOf } from './serving-role.mjs';
import { waitUntilReady, explain, fail, launch, probePort, mustRun, root } from './run.mjs';

const portOf = (name, otherwise) => {
  const port = Number(process.env[name] || otherwise);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : fail(`${name} must be a port, 1 to 65535.`);
};

/** Waits for a free port: a BFF that was just killed needs a moment to release its port. */
async function waitForFreePort(name, port) {
  for (let tries = 0; ; tries += 1) {
    const error = await probePort(port).then(
      () => undefined,
      (refused) => refused,
    );
    if (!error) return;
    if (error.code !== 'EADDRINUSE')
      fail(`Port ${port} cannot be used (${error.code}). Set ${name} to another, as in ${name}=${port + 1} npm start`);
    if (tries === 20)
      fail(
        `Port ${port} is in use, perhaps by another Isthmus. Stop that, or set ${name}, as in ${name}=${port + 1} npm start`,
      );
    await new Promise((later) => setTimeout(later, 100));
  }
}

const post = async (url, body) => {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.ok ? reply.json() : fail(`mock-tke refused to open the demo's account: ${await reply.text()}`);
};

/** Runs a query that returns one row with the column `answer`. Returns its value. */
async function answerOf(url, sql, values = []) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows[0].answer;
}

const hasSecrets = (url) =>
  answerOf(
    url,
    `select exists (select from cloud_account) or exists (select from template_version where custom_data is not null)
       or exists (select from operation where secret is not null) as answer`,
  );

const isSeeded = (url, { email, tke }) =>
  answerOf(
    url,
    `select exists (select from "user" where email = $1)
       and exists (select from cloud_account where secret_id = $2 and site = $3) as answer`,
    [email, tke.secretId, tke.endpoint],
  );

/** Starts all servers in order and adds each to `started`. They stop in reverse order. */
async function startStack({ watch = false, more }, started, say) {
  const ports = { console: portOf('ISTHMUS_PORT', 4780), tke: portOf('MOCK_TKE_PORT', 4790) };
  const home = openHome();
  await lockHome(home);
  await waitForFreePort('ISTHMUS_PORT', ports.console);
  await waitForFreePort('MOCK_TKE_PORT', ports.tke);
  await install(say);
  if (!watch) await build(say);

  const node = watch ? ['--watch', '--watch-preserve-output'] : [];
  const urls = {
    console: process.env.ISTHMUS_PUBLIC_URL || `http://127.0.0.1:${ports.console}`,
    tke: `http://127.0.0.1:${ports.tke}`,
  };
  const start = (name, args, options) => {
    const server = launch(args, options);
    started.push({ name, ...server });
    return server;
  };
  const mock = start('mock-tke', [...node, 'apps/mock-tke/src/main.ts'], {
    env: { MOCK_TKE_PORT: String(ports.tke), MOCK_TKE_FILE: join(home, 'mock-tke.json') },
  });
  const postgres = await startPostgres(home, say);
  started.unshift({ name: 'PostgreSQL', ended: postgres.lost, stop: postgres.stop });
  const servingUrl = servingUrlOf(postgres.url);
  await migrate(servingUrl, say, postgres.url);
  const key = keyFile(home, await hasSecrets(postgres.url));

  const env = {
    DATABASE_URL: servingUrl,
    ISTHMUS_PORT: String(ports.console),
    ISTHMUS_PUBLIC_URL: urls.console,
    ISTHMUS_KEY: undefined,
    ISTHMUS_KEY_FILE: key,
    ISTHMUS_TKE_SITES: `mock-tke=${urls.tke}`,
    // mock-tke runs on this machine, which a proxy cannot reach.
    no_proxy: [process.env.no_proxy ?? process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(),
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    ...(!watch && { ISTHMUS_CONSOLE_DIR: join(root, 'apps/console/dist') }),
  };
  const { facts, fresh } = demoFacts(home, urls);
  await waitUntilReady(`${urls.tke}/healthz`, mock.ended);
  const { secretId, secretKey } = facts.tke;
  const opening = { scenario: 'demo-fleet', credential: { secretId, secretKey } };
  const { uin, regions } = await post(`${urls.tke}/_control/accounts`, opening);
  if (fresh || !(await isSeeded(postgres.url, facts))) {
    const account = { name: 'acme', colour: 'teal', site: urls.tke, secretId, secretKey, uin, regions };
    const input = JSON.stringify({ email: facts.email, password: facts.password, account });
    await mustRun('Seeding the demo', 'node', ['apps/bff/src/seed.ts'], { env, input });
  }
  const bff = start('the BFF', [...node, 'apps/bff/src/main.ts'], { env });
  await waitUntilReady(`http://127.0.0.1:${ports.console}/readyz`, bff.ended);
  await more?.(start, urls);
  return { facts, home, seconds: (performance.now() / 1000).toFixed(1) };
}

/** Runs the demo until a signal stops it. `ready` prints the addresses. */
export async function runDemo(options, ready, say = console.log) {
  const started = [];
  const signalled = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve('signalled'));
  });
  const running = startStack(options, started, say).then(async (facts) => {
    ready(facts);
    const ends = started.map(({ name, ended }) => ended.then((how) => `${name} ended (${how}).`));
    fail(`${await Promise.race(ends)} The rest is stopped too.`);
  });
  const why = await Promise.race([signalled, running]).catch((error) => error);
  if (why === 'signalled') say('\nStopping.');
  for (const { stop } of started.reverse()) await stop();
  // Printed last, after the output of the stopping servers.
  if (why !== 'signalled') explain(why);
  process.exit();
}
