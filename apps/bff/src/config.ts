import { isIPv6 } from 'node:net';
import { findAuditKeys } from '#config/audit-key';
import { nearest } from '#config/near';
import { readProviders } from '#config/identity-providers';
import { environmentNoProxy, environmentProxy } from '#config/outgoing';
import { readKeys, readText } from '#config/parsers';
import { isUnknown, Settings } from '#config/settings';
import { offeredSites } from '#config/sites';
import type { Keys } from '#secrets/seal';

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once. Throws an Error whose message lists all faults, one sentence per line. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const faults: string[] = [];
  const reportFor = (name: string) => (sentence: string) => void faults.push(`${name} ${sentence}.`);

  const names = Object.keys(Settings.shape);
  for (const name of Object.keys(environment).filter(isUnknown)) {
    const meant = nearest(name, names);
    reportFor(name)(
      `is not a setting${meant ? `; did you mean ${meant}?` : ': they are listed in docs/operations.md'}`,
    );
  }
  const { data: env, error } = Settings.safeParse(environment);
  for (const { path, message } of error?.issues ?? []) reportFor(path.join('.'))(message);
  const outgoing = {
    proxy: environment['ISTHMUS_TKE_PROXY'] ? null : environmentProxy(environment, reportFor),
    noProxy: environmentNoProxy(environment),
    caFile: env?.ISTHMUS_CA_FILE ?? null,
  };
  const databaseUrl = env?.DATABASE_URL ?? '';
  if (environment['DATABASE_URL'] === undefined) reportFor('DATABASE_URL')(missing('DATABASE_URL', environment));
  const keys = findKeys(environment, reportFor);
  const auditKeys = findAuditKeys(environment, keys, reportFor);
  const oidc = env?.ISTHMUS_OIDC;
  const identityProviders = oidc ? readProviders(oidc, environment, reportFor('ISTHMUS_OIDC')) : [];
  const isLocalOff = env?.ISTHMUS_LOCAL_SIGN_IN === 'off';
  if (isLocalOff && !oidc) reportFor('ISTHMUS_LOCAL_SIGN_IN')('needs ISTHMUS_OIDC to be off');
  if (isLocalOff && !env.ISTHMUS_ADMIN_EMAIL)
    reportFor('ISTHMUS_LOCAL_SIGN_IN')('needs ISTHMUS_ADMIN_EMAIL to be off: this owner keeps a password');
  const { ISTHMUS_BASE_SECRET_ID: secretId, ISTHMUS_BASE_SECRET_KEY: secretKey } = env ?? {};
  if (env && !secretId !== !secretKey)
    reportFor(secretId ? 'ISTHMUS_BASE_SECRET_ID' : 'ISTHMUS_BASE_SECRET_KEY')(
      `needs ${secretId ? 'ISTHMUS_BASE_SECRET_KEY' : 'ISTHMUS_BASE_SECRET_ID'}`,
    );
  if (environment['ISTHMUS_METRICS_HOST'] && !environment['ISTHMUS_METRICS_PORT'])
    reportFor('ISTHMUS_METRICS_HOST')('needs ISTHMUS_METRICS_PORT');
  if (env?.ISTHMUS_METRICS_PORT && env.ISTHMUS_METRICS_PORT === env.ISTHMUS_PORT)
    reportFor('ISTHMUS_METRICS_PORT')('must differ from ISTHMUS_PORT');
  const { ISTHMUS_SMTP_URL: smtp, ISTHMUS_MAIL_FROM: from } = environment;
  if (smtp && !from) reportFor('ISTHMUS_SMTP_URL')('needs ISTHMUS_MAIL_FROM: the sender of mails');
  if (from && !smtp) reportFor('ISTHMUS_MAIL_FROM')('needs ISTHMUS_SMTP_URL: the mail server');
  if (faults.length || !env) throw new Error(faults.map((sentence) => sentence.replace('?.', '?')).join('\n'));

  const { ISTHMUS_HOST: host, ISTHMUS_PORT: port } = env;
  return {
    databaseUrl,
    host,
    port,
    publicUrl: env.ISTHMUS_PUBLIC_URL ?? `http://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    allowedHosts: env.ISTHMUS_ALLOWED_HOSTS ?? [],
    trustProxy: env.ISTHMUS_TRUST_PROXY,
    /** The key-encryption keys: the first one seals, all of them open. */
    keys,
    /** Assumes the roles of accounts; null: only keys of accounts do. */
    baseKey: secretId && secretKey ? { secretId, secretKey } : null,
    /** The keys of the audit's chain: the first one seals, all of them verify. */
    auditKeys,
    auditMonths: env.ISTHMUS_AUDIT_MONTHS,
    syslog: env.ISTHMUS_SYSLOG_URL ?? null,
    sites: offeredSites(env.ISTHMUS_TKE_SITES ?? []),
    outgoing: { ...outgoing, proxy: env.ISTHMUS_TKE_PROXY ?? outgoing.proxy },
    tkeTimeoutMs: env.ISTHMUS_TKE_TIMEOUT_MS,
    consoleDir: env.ISTHMUS_CONSOLE_DIR,
    adminEmail: env.ISTHMUS_ADMIN_EMAIL,
    identityProviders,
    /** The only person with a password; null: everybody may have one. */
    sealedOwner: isLocalOff ? (env.ISTHMUS_ADMIN_EMAIL?.toLowerCase() ?? null) : null,
    /** Null: Isthmus sends no mail. */
    mail:
      env.ISTHMUS_SMTP_URL && env.ISTHMUS_MAIL_FROM ? { url: env.ISTHMUS_SMTP_URL, from: env.ISTHMUS_MAIL_FROM } : null,
    session: { idleMs: env.ISTHMUS_SESSION_IDLE_MS, maxMs: env.ISTHMUS_SESSION_MAX_MS },
    stepUpMs: env.ISTHMUS_STEP_UP_MS,
    observe: {
      intervalMs: env.ISTHMUS_OBSERVE_INTERVAL_MS,
      fastMs: env.ISTHMUS_OBSERVE_FAST_MS,
      sweepMs: env.ISTHMUS_OBSERVE_SWEEP_MS,
      idleMs: env.ISTHMUS_OBSERVE_IDLE_MS,
      factsMs: env.ISTHMUS_OBSERVE_FACTS_MS,
    },
    streams: { perSession: env.ISTHMUS_STREAMS_PER_SESSION, perAddress: env.ISTHMUS_STREAMS_PER_ADDRESS },
    tokenRequestsPerMinute: env.ISTHMUS_TOKEN_REQUESTS,
    settleMs: env.ISTHMUS_SETTLE_MS,
    logLevel: env.LOG_LEVEL,
    metrics: {
      port: env.ISTHMUS_METRICS_PORT,
      host: env.ISTHMUS_METRICS_HOST ?? '127.0.0.1',
      token: env.ISTHMUS_METRICS_TOKEN,
    },
  };
}

function missing(name: string, environment: NodeJS.ProcessEnv) {
  const others = Object.keys(environment).filter((other) => !(other in Settings.shape));
  const meant = nearest(name, others);
  return `is missing: give it the address of a PostgreSQL database${meant ? `; ${meant} is set, did you mean that?` : ''}`;
}

/** Returns the keys. Messages never quote a key or the file's content. */
function findKeys(
  { ISTHMUS_KEY: text, ISTHMUS_KEY_FILE: path }: NodeJS.ProcessEnv,
  reportFor: (name: string) => (sentence: string) => void,
): Keys {
  const fault = reportFor(path ? 'ISTHMUS_KEY_FILE' : 'ISTHMUS_KEY');
  if (text && path) fault('cannot be used together with ISTHMUS_KEY: set one of them');
  else if (text) return readKeys(text, '', fault);
  else if (!path) fault('is missing, and ISTHMUS_KEY_FILE too: one of them must hold 32 bytes in base64');
  else {
    let isReadable = true;
    const content = readText(path, (sentence) => {
      isReadable = false;
      fault(sentence);
    });
    if (isReadable) return readKeys(content, `names ${path}, which `, fault);
  }
  return [Buffer.alloc(0)];
}
