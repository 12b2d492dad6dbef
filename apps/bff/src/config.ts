import { readFileSync } from 'node:fs';
import type { Site } from '@isthmus/contracts/cloud-accounts';
import { z } from 'zod';

const milliseconds = (otherwise: number) => z.coerce.number().int().min(50).default(otherwise);
const proxy = z
  .url({ protocol: /^https?$/, error: 'Give a proxy as http://user:password@host:port' })
  .or(z.literal(''))
  .optional();

const Environment = z.object({
  DATABASE_URL: z.string({ error: 'DATABASE_URL is missing: give the address of a PostgreSQL database' }).min(1),
  ISTHMUS_HOST: z.string().default('127.0.0.1'),
  ISTHMUS_PORT: z.coerce.number().int().min(0).max(65535).default(4780),
  ISTHMUS_PUBLIC_URL: z.url().optional(),
  ISTHMUS_KEY: z.string().optional(),
  ISTHMUS_KEY_FILE: z.string().optional(),
  ISTHMUS_TKE_SITES: z.string().default(''),
  ISTHMUS_TKE_PROXY: proxy,
  HTTPS_PROXY: proxy,
  https_proxy: proxy,
  HTTP_PROXY: proxy,
  http_proxy: proxy,
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
  ISTHMUS_CA_FILE: z.string().optional(),
  ISTHMUS_CONSOLE_DIR: z.string().optional(),
  ISTHMUS_ADMIN_EMAIL: z.email().optional(),
  ISTHMUS_OBSERVE_INTERVAL_MS: milliseconds(15_000),
  ISTHMUS_OBSERVE_FAST_MS: milliseconds(3_000),
  ISTHMUS_OBSERVE_SWEEP_MS: milliseconds(60_000),
  ISTHMUS_OBSERVE_IDLE_MS: milliseconds(600_000),
  ISTHMUS_SETTLE_MS: milliseconds(180_000),
  LOG_LEVEL: z.string().default('info'),
});

/** Tencent Cloud's two sites are always offered; others only when the operator lists them. */
const tencentSites: Site[] = [
  { url: 'https://{service}.tencentcloudapi.com', name: 'Tencent Cloud (China)' },
  { url: 'https://{service}.intl.tencentcloudapi.com', name: 'Tencent Cloud (International)' },
];

export type Config = ReturnType<typeof readConfig>;

/** The environment, read once; throws an Error whose message names each wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const read = Environment.safeParse(environment);
  if (!read.success)
    throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const env = read.data;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.ISTHMUS_HOST,
    port: env.ISTHMUS_PORT,
    publicUrl: env.ISTHMUS_PUBLIC_URL ?? `http://${env.ISTHMUS_HOST}:${env.ISTHMUS_PORT}`,
    key: readKey(env),
    sites: [...readSites(env.ISTHMUS_TKE_SITES), ...tencentSites],
    outgoing: {
      proxy: env.ISTHMUS_TKE_PROXY || env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY || null,
      noProxy: env.no_proxy || env.NO_PROXY || '',
      caFile: env.ISTHMUS_CA_FILE || null,
    },
    consoleDir: env.ISTHMUS_CONSOLE_DIR,
    adminEmail: env.ISTHMUS_ADMIN_EMAIL,
    observe: {
      intervalMs: env.ISTHMUS_OBSERVE_INTERVAL_MS,
      fastMs: env.ISTHMUS_OBSERVE_FAST_MS,
      sweepMs: env.ISTHMUS_OBSERVE_SWEEP_MS,
      idleMs: env.ISTHMUS_OBSERVE_IDLE_MS,
    },
    settleMs: env.ISTHMUS_SETTLE_MS,
    logLevel: env.LOG_LEVEL,
  };
}

/** `label=url` pairs, comma separated. */
const readSites = (text: string): Site[] =>
  text
    .split(',')
    .map((pair) => /^([^=]+)=(.+)$/.exec(pair.trim()))
    .flatMap((pair) => (pair?.[1] && pair[2] ? [{ name: pair[1], url: pair[2] }] : []));

function readKey({
  ISTHMUS_KEY,
  ISTHMUS_KEY_FILE,
}: {
  ISTHMUS_KEY?: string | undefined;
  ISTHMUS_KEY_FILE?: string | undefined;
}) {
  const text = ISTHMUS_KEY ?? (ISTHMUS_KEY_FILE ? readFileSync(ISTHMUS_KEY_FILE, 'utf8') : '');
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new Error('ISTHMUS_KEY_FILE or ISTHMUS_KEY must hold 32 bytes in base64');
  return key;
}
