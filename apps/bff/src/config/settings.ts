import { z } from 'zod';
import { readDatabaseUrl } from '../../../../scripts/database-url.mjs';
import { isClientSecret } from './identity-providers.ts';
import { proxy } from './outgoing.ts';
import {
  baseUrl,
  caFile,
  email,
  host,
  hosts,
  milliseconds,
  months,
  oneOf,
  port,
  requests,
  smtpUrl,
  streams,
  text,
  trustProxy,
} from './parsers.ts';
import { optional, setting, type Parse } from './setting.ts';
import { sites } from './sites.ts';
import { syslogServer } from './syslog.ts';

/** https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter */
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const databaseUrl: Parse<string> = (value, fault) => {
  const { url, faults } = readDatabaseUrl(value);
  faults.forEach(fault);
  return url;
};
const token: Parse<string> = (value, fault) => {
  if (!/^[\w.~+/=-]{16,}$/.test(value)) fault('must have at least 16 letters, digits or signs of base64');
  return value;
};

/** All settings, in the order of docs/operations.md. The table there is generated from this. */
export const Settings = z.object({
  DATABASE_URL: optional(
    'PostgreSQL 18, `postgresql://user@host/database`; `npm run serve` applies the migrations. See [the database](#the-database)',
    databaseUrl,
  ),
  PGPASSWORD: optional(
    'the password of the database user, unencoded; or put it in `DATABASE_URL`, percent-encoded',
    text,
  ),
  DATABASE_MIGRATE_URL: optional(
    'the same database as another role, which owns the tables; `npm run migrate` and `npm run audit:retain` use it. See [who may change the audit](#who-may-change-the-audit)',
    databaseUrl,
    '`DATABASE_URL`',
  ),
  DATABASE_MIGRATE_PASSWORD: optional('the password of that role, unencoded, unless the address has it', text),
  ISTHMUS_PUBLIC_URL: optional(
    'the address that browsers use, without a path; with `https` the session cookie is `Secure` and HSTS is sent',
    (value, fault) => baseUrl(value, '', fault),
    '`http://<host>:<port>`',
  ),
  ISTHMUS_ALLOWED_HOSTS: optional('more host names for Isthmus, comma-separated', hosts, "the public address's host"),
  ISTHMUS_TRUST_PROXY: setting(
    'whose `X-Forwarded-For` is accepted: `true`, `false`, the number of proxies in front, or their addresses (`10.0.0.0/8,loopback`)',
    'false',
    trustProxy,
  ),
  ISTHMUS_HOST: setting('the address to listen on', '127.0.0.1', host),
  ISTHMUS_PORT: setting('the port to listen on', '4780', port),
  ISTHMUS_KEY_FILE: optional(
    'a file with 32 random bytes in base64: the key-encryption key. Without it stored credentials and custom data cannot be read: back it up separately from the database. Several keys, one per line: the first one seals, all of them open. See [another key-encryption key](#another-key-encryption-key)',
    text,
  ),
  ISTHMUS_KEY: optional('the same key or keys themselves, instead of a file', text),
  ISTHMUS_BASE_SECRET_ID: optional(
    'the SecretId of a CAM user that may only assume roles (`sts:AssumeRole`). Accounts whose key is a role can use it instead of a key of their own',
    text,
  ),
  ISTHMUS_BASE_SECRET_KEY: optional('its SecretKey', text),
  ISTHMUS_AUDIT_KEY_FILE: optional(
    "a file with 32 random bytes in base64: the key of the audit's chain. Keep it when you change the other key. Several keys, one per line: the first one seals, all of them verify",
    text,
    "derived from the installation's key",
  ),
  ISTHMUS_AUDIT_KEY: optional('the same key or keys themselves, instead of a file', text),
  ISTHMUS_AUDIT_MONTHS: setting(
    'how many months of the audit `npm run audit:retain` keeps, besides the current one',
    '13',
    months,
  ),
  ISTHMUS_SYSLOG_URL: optional(
    'a syslog server that gets each row of the audit: `tls://syslog.example.com:6514`, or `tcp://…`. See [the audit in syslog](#the-audit-in-syslog)',
    syslogServer,
  ),
  ISTHMUS_ADMIN_EMAIL: optional(
    'while there is no user, a one-time link for this address is printed to standard output at start, at any LOG_LEVEL; it is valid for 24 hours',
    email,
  ),
  ISTHMUS_OIDC: optional(
    'the identity providers that people may sign in with: a JSON list, or the path of a file that holds one. See [sign-in through an identity provider](#sign-in-through-an-identity-provider)',
    text,
  ),
  ISTHMUS_LOCAL_SIGN_IN: setting(
    '`off`: only the owner of `ISTHMUS_ADMIN_EMAIL` signs in with a password, for emergencies; everybody else through `ISTHMUS_OIDC`',
    'on',
    oneOf('on', 'off'),
  ),
  ISTHMUS_SESSION_IDLE_MS: setting(
    'a session ends this long after the last key or pointer press; open pages, their polls and events do not count',
    '1800000',
    milliseconds,
  ),
  ISTHMUS_SESSION_MAX_MS: setting(
    'a session ends this long after signing in, however much it is used',
    '43200000',
    milliseconds,
  ),
  ISTHMUS_SMTP_URL: optional(
    'the mail server that sends invitations, `smtp://user:password@mail.example.com:587` (STARTTLS; needed with a password) or `smtps://…`; user and password percent-encoded',
    smtpUrl,
  ),
  ISTHMUS_MAIL_FROM: optional('the sender of those mails, `isthmus@example.com`', email),
  ISTHMUS_STEP_UP_MS: setting(
    'how old the last proof of a person (password, code, passkey, sign-in) may be for what cannot be undone, and for roles and keys',
    '300000',
    milliseconds,
  ),
  ISTHMUS_TKE_SITES: optional(
    'more sites for accounts, `label=url,label=url`; those of Tencent Cloud (China, International, Shanghai and Shenzhen Finance) are always offered. `{service}` in a URL becomes tke, vpc, cvm or sts',
    sites,
  ),
  ISTHMUS_TKE_PROXY: optional(
    'the HTTP proxy for calls to Tencent Cloud, `http://user:password@proxy.example.com:3128`, user and password percent-encoded; `NO_PROXY` names hosts to call directly',
    proxy,
    '`HTTPS_PROXY`, `HTTP_PROXY`',
  ),
  ISTHMUS_CA_FILE: optional('PEM certificates to accept for those calls, in addition to those of Node.js', caFile),
  ISTHMUS_TKE_TIMEOUT_MS: setting('the time limit for an answer of Tencent Cloud', '20000', milliseconds),
  ISTHMUS_METRICS_PORT: optional('a separate port for `/metrics`', port),
  ISTHMUS_METRICS_HOST: optional('the address of that port', host, '127.0.0.1'),
  ISTHMUS_METRICS_TOKEN: optional(
    'a bearer token that `/metrics` requires; without a separate port it answers on `ISTHMUS_PORT`',
    token,
  ),
  ISTHMUS_STREAMS_PER_SESSION: setting('event streams that one session may keep open in a process', '32', streams),
  ISTHMUS_STREAMS_PER_ADDRESS: setting(
    'the same for all sessions of one network address; without `ISTHMUS_TRUST_PROXY` everybody behind a proxy shares one',
    '1000',
    streams,
  ),
  ISTHMUS_TOKEN_REQUESTS: setting('requests that one API token may send to a process in a minute', '600', requests),
  ISTHMUS_OBSERVE_INTERVAL_MS: setting('between two reads of what an open page shows', '15000', milliseconds),
  ISTHMUS_OBSERVE_FAST_MS: setting('the same while something joins, drains or is being enabled', '3000', milliseconds),
  ISTHMUS_OBSERVE_SWEEP_MS: setting(
    'between two reads of each cluster while a page of its fleet is open',
    '60000',
    milliseconds,
  ),
  ISTHMUS_OBSERVE_IDLE_MS: setting('the same while no page is open and nothing is in progress', '600000', milliseconds),
  ISTHMUS_OBSERVE_FACTS_MS: setting(
    'between two reads of the kubelet, CPU and memory of all nodes of a cluster: one call per 100 nodes, two calls a second',
    '600000',
    milliseconds,
  ),
  ISTHMUS_SETTLE_MS: setting(
    "how long TKE's reads may be stale after a lost answer; until then Isthmus only looks",
    '180000',
    milliseconds,
  ),
  ISTHMUS_CONSOLE_DIR: optional('the folder of the built console; `npm run serve` sets it', text),
  LOG_LEVEL: setting(levels.join(', '), 'info', oneOf(...levels)),
});

/** ISTHMUS_ variables of other programs of the project, and those that Kubernetes sets for a Service named isthmus. */
const foreignNames =
  /^ISTHMUS_(HOME|API|URL|DEMO|SCREENSHOTS|(CHAOS|SOAK|TEST|BENCH|E2E|FUZZ)(_.*)?|SERVICE_(HOST|PORT.*)|PORT_\d+_.*)$/;
export const isUnknown = (name: string) =>
  name.startsWith('ISTHMUS_') && !(name in Settings.shape) && !foreignNames.test(name) && !isClientSecret(name);
