import { appendFile, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page, Request, Response } from '@playwright/test';
import pg from 'pg';

/** Fields that are secret wherever they travel. The first admin's link is printed on purpose, so the token of a link counts where it is made. */
const ofRequests = ['secretKey', 'password', 'customData', 'text', 'code'];
const ofResponses = ['secretKey', 'token', 'customData', 'wget', 'curl', 'challenge', 'secret', 'url'];
/** Answers with secrets. Reading every answer would slow the pages. */
const revealing = /\/(command|script|tokens|wall-links|people|link|custom-data|draft|challenge|passkeys?)\b/;
/** Shorter texts occur by chance. */
const minLength = 12;

const file = () => process.env['ISTHMUS_E2E_PLANTED'] ?? '';

type Named = [secret: string, name: string];

/** The secrets in a JSON body, at any depth, with the names of their fields. Of a link only the token counts. */
function secretsIn(body: unknown, names: string[]): Named[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]): Named[] => {
    if (typeof value !== 'string') return secretsIn(value, names);
    const secret = name === 'url' ? (/[\w-]{30,}$/.exec(value)?.[0] ?? '') : value;
    return names.includes(name) && secret.length >= minLength ? [[secret, name]] : [];
  });
}

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

/** What a browser keeps of a page for later. */
const keptBy = (page: Page) =>
  page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      history.state,
      window.name,
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  );

/** Collects the secrets that pass between the pages of a context and Isthmus. When it closes, notes those that a page kept. */
export function watchSecrets(context: BrowserContext, kept: string[]) {
  const secrets = new Map<string, string>();
  const reading: Promise<unknown>[] = [];
  context.on('request', (request: Request) => {
    if (request.url().includes('/api/'))
      for (const [secret, name] of secretsIn(parsed(request.postData()), ofRequests)) secrets.set(secret, name);
  });
  context.on('response', (response: Response) => {
    if (!revealing.test(new URL(response.url()).pathname)) return;
    const read = response.text().then((text) => {
      for (const [secret, name] of secretsIn(parsed(text), ofResponses)) secrets.set(secret, name);
    });
    // The page went away before its answer was read.
    reading.push(read.catch(() => undefined));
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    await Promise.all(reading);
    const cookies = await context.cookies().catch(() => []);
    for (const { value, httpOnly } of cookies) if (httpOnly && value.length >= minLength) secrets.set(value, 'cookie');
    for (const page of context.pages()) {
      const text = await keptBy(page).catch(() => '');
      for (const [secret, name] of secrets)
        if (text.includes(JSON.stringify(secret).slice(1, -1))) kept.push(`${name} ${secret} at ${page.url()}`);
    }
    if (secrets.size) await appendFile(file(), [...secrets].map((one) => `${JSON.stringify(one)}\n`).join(''));
    await close(options);
  };
}

/** Every row of every table as text. */
async function rowsOf(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ text: string }>(`select row_to_json(t)::text as text from ${name} t`);
    texts.push(`the table ${name}: ${rows.map(({ text }) => text).join('\n')}`);
  }
  await client.end();
  return texts;
}

async function filesOf(folder: string) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|css|html|map|json)$/.test(name));
  return Promise.all(names.map(async (name) => `the file ${name}: ${await readFile(join(folder, name), 'utf8')}`));
}

/** Throws when a secret that travelled during the run is in the database, the log or the files of the console. */
export async function refusePlanted(at: { databaseUrl: string; log: string; consoleFolder: string }) {
  const planted = await readFile(file(), 'utf8').catch(() => '');
  const lines = planted.split('\n').filter(Boolean);
  const secrets = new Map(lines.map((line) => JSON.parse(line) as Named));
  const texts = [
    ...(await rowsOf(at.databaseUrl)),
    ...(await filesOf(at.consoleFolder)),
    `the log: ${await readFile(at.log, 'utf8')}`,
  ];
  const found = [...secrets].flatMap(([secret, name]) =>
    texts
      .filter((text) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)))
      .map((text) => `${name} ${secret} in ${text.slice(0, text.indexOf(':'))}`),
  );
  const counts = Map.groupBy(secrets.values(), (name) => name);
  const kinds = [...counts].map(([name, { length }]) => `${length} ${name}`).join(', ');
  console.log(`Secrets of this run: ${kinds}. In the database, the log and the console's files: ${found.length}.`);
  if (found.length) throw new Error(`Secrets were left behind:\n${found.slice(0, 20).join('\n')}`);
}
