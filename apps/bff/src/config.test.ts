import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import * as prettier from 'prettier';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '#config';
import { withSettingsTable } from '#config/settings-table';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, content: string) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const valid = {
  DATABASE_URL: 'postgresql://isthmus@db.example.com/isthmus',
  ISTHMUS_KEY: randomBytes(32).toString('base64'),
};
const read = (more: NodeJS.ProcessEnv = {}) => readConfig({ ...valid, ...more });
/** Returns the sentences of a refusal, or none when the settings are valid. */
function faults(more: NodeJS.ProcessEnv): string[] {
  try {
    read(more);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
const hidden = 'hunter2';

/** A setting, its value, and the expected sentence. */
const refused: [what: string, environment: NodeJS.ProcessEnv, sentence: string | RegExp][] = [
  [
    'a misspelt name',
    { ISTHMUS_PUBLC_URL: 'https://a.example' },
    'ISTHMUS_PUBLC_URL is not a setting; did you mean ISTHMUS_PUBLIC_URL?',
  ],
  ['an unknown name', { ISTHMUS_COLOUR: 'red' }, /^ISTHMUS_COLOUR is not a setting: /],
  ['an empty value', { ISTHMUS_PORT: '' }, 'ISTHMUS_PORT is empty: give it a value or remove it.'],
  ['an empty list', { ISTHMUS_TKE_SITES: ' ' }, 'ISTHMUS_TKE_SITES is empty: give it a value or remove it.'],
  ['a port in words', { ISTHMUS_PORT: 'http' }, /^ISTHMUS_PORT must be a whole number from 0 to 65535/],
  ['a port too high', { ISTHMUS_PORT: '65536' }, /whole number/],
  ['a fraction', { ISTHMUS_SETTLE_MS: '1e3' }, /whole number from 50/],
  ['the value that Kubernetes sets', { ISTHMUS_PORT: 'tcp://10.0.0.1:4780' }, /enableServiceLinks: false/],
  ['a level of another logger', { LOG_LEVEL: 'warning' }, /^LOG_LEVEL must be fatal, .*did you mean warn\?$/],
  ['a public URL with a path', { ISTHMUS_PUBLIC_URL: 'https://a.example/isthmus' }, /must not have a path/],
  ['a public URL with a query', { ISTHMUS_PUBLIC_URL: 'https://a.example/?a=1' }, /must not have a query/],
  ['a public URL without a scheme', { ISTHMUS_PUBLIC_URL: 'a.example:443' }, /^ISTHMUS_PUBLIC_URL must be an address/],
  ['a public URL with a password', { ISTHMUS_PUBLIC_URL: `https://u:${hidden}@a.example` }, /a user or password/],
  ['a site without a label', { ISTHMUS_TKE_SITES: `https://u:${hidden}@tke.example` }, /label=url pairs/],
  ['a site without an address', { ISTHMUS_TKE_SITES: 'lab=' }, /label=url pairs/],
  [
    'a site with a path',
    { ISTHMUS_TKE_SITES: 'lab=https://tke.example/v1' },
    /names the site lab, whose address must not/,
  ],
  ['a site that is no address', { ISTHMUS_TKE_SITES: 'lab=tke.example' }, /names the site lab, whose address must be/],
  ['a site twice', { ISTHMUS_TKE_SITES: 'lab=http://a,lab=http://b' }, 'ISTHMUS_TKE_SITES names the site lab twice.'],
  [
    'an address twice',
    { ISTHMUS_TKE_SITES: 'lab=http://a,lab2=http://a/' },
    /lists the address of the site lab2 twice/,
  ],
  ["Tencent's own name", { ISTHMUS_TKE_SITES: 'Tencent Cloud (China)=http://a' }, /twice/],
  [
    'a damaged key',
    { ISTHMUS_KEY: `${valid.ISTHMUS_KEY.slice(0, 20)}*${valid.ISTHMUS_KEY.slice(21)}` },
    /^ISTHMUS_KEY must hold 32 bytes/,
  ],
  ['a damaged second key', { ISTHMUS_KEY: `${valid.ISTHMUS_KEY},torn` }, /^ISTHMUS_KEY must hold 32 bytes/],
  [
    'a key and a file',
    { ISTHMUS_KEY_FILE: '/etc/isthmus/key' },
    /^ISTHMUS_KEY_FILE cannot be used together with ISTHMUS_KEY/,
  ],
  ['a damaged key of the audit', { ISTHMUS_AUDIT_KEY: hidden }, /^ISTHMUS_AUDIT_KEY must hold 32 bytes/],
  [
    'a key file of the audit that is not there',
    { ISTHMUS_AUDIT_KEY_FILE: '/none' },
    /^ISTHMUS_AUDIT_KEY_FILE names \/none/,
  ],
  ['no month of the audit', { ISTHMUS_AUDIT_MONTHS: '0' }, /whole number from 1 to 1200/],
  [
    'a syslog server over UDP',
    { ISTHMUS_SYSLOG_URL: 'udp://a.example' },
    /^ISTHMUS_SYSLOG_URL must be an address as in tls:/,
  ],
  [
    'no key file',
    { ISTHMUS_KEY: undefined, ISTHMUS_KEY_FILE: '/nowhere/key' },
    /^ISTHMUS_KEY_FILE names \/nowhere\/key, which cannot be read \(ENOENT\)/,
  ],
  [
    'a truncated key file',
    { ISTHMUS_KEY: undefined, ISTHMUS_KEY_FILE: file('torn', hidden) },
    /torn, which must hold 32 bytes/,
  ],
  ['no key at all', { ISTHMUS_KEY: undefined }, /^ISTHMUS_KEY is missing, and ISTHMUS_KEY_FILE too/],
  ['no database', { DATABASE_URL: undefined }, /^DATABASE_URL is missing/],
  [
    'a database under another name',
    { DATABASE_URL: undefined, DATABSE_URL: 'x' },
    /DATABSE_URL is set, did you mean that\?$/,
  ],
  [
    'no CA file',
    { ISTHMUS_CA_FILE: '/nowhere/ca.pem' },
    /^ISTHMUS_CA_FILE names \/nowhere\/ca.pem, which cannot be read/,
  ],
  ['a CA file without a certificate', { ISTHMUS_CA_FILE: file('empty.pem', 'nothing') }, /holds no certificate in PEM/],
  [
    'a CA file with a damaged certificate',
    { ISTHMUS_CA_FILE: file('torn.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----') },
    /certificate number 1 cannot be read/,
  ],
  ['a proxy of another kind', { ISTHMUS_TKE_PROXY: 'socks5://proxy:1080' }, /must be an http or https proxy/],
  ['a proxy with a path', { HTTPS_PROXY: 'http://proxy:3128/x' }, /^HTTPS_PROXY must not have a path/],
  [
    'a proxy password without percent-encoding',
    { https_proxy: `http://u:${hidden}/#@proxy:3128` },
    /^https_proxy must have user and password percent-encoded/,
  ],
  [
    'an allowed host with a port',
    { ISTHMUS_ALLOWED_HOSTS: 'a.example:443' },
    /^ISTHMUS_ALLOWED_HOSTS must list host names/,
  ],
  ['a trusted proxy by name', { ISTHMUS_TRUST_PROXY: 'nginx' }, /^ISTHMUS_TRUST_PROXY must be true, false/],
  ['a network prefix that is too long', { ISTHMUS_TRUST_PROXY: '10.0.0.0/33' }, /^ISTHMUS_TRUST_PROXY/],
  ['a mail server without a sender', { ISTHMUS_SMTP_URL: 'smtp://mail.example' }, /needs ISTHMUS_MAIL_FROM/],
  ['a sender without a mail server', { ISTHMUS_MAIL_FROM: 'a@b.example' }, /needs ISTHMUS_SMTP_URL/],
  [
    'a mail server that is none',
    { ISTHMUS_SMTP_URL: `https://ana:${hidden}@mail.example`, ISTHMUS_MAIL_FROM: 'a@b.example' },
    'ISTHMUS_SMTP_URL must be an address as in smtp://mail.example.com:587.',
  ],
  [
    'a mail server with options',
    { ISTHMUS_SMTP_URL: `smtp://ana:${hidden}@mail.example?pool=true`, ISTHMUS_MAIL_FROM: 'a@b.example' },
    /must have only scheme/,
  ],
  ['two senders', { ISTHMUS_SMTP_URL: 'smtp://m.example', ISTHMUS_MAIL_FROM: 'a@b.example, eve@b.example' }, /must be/],
  ['passwords off without a provider', { ISTHMUS_LOCAL_SIGN_IN: 'off', ISTHMUS_ADMIN_EMAIL: 'a@b.example' }, /OIDC to/],
  ['metrics on the main port', { ISTHMUS_METRICS_PORT: '4780' }, 'ISTHMUS_METRICS_PORT must differ from ISTHMUS_PORT.'],
  ['a token that can be guessed', { ISTHMUS_METRICS_TOKEN: hidden }, /at least 16/],
  ['a metrics host without a port', { ISTHMUS_METRICS_HOST: '0.0.0.0' }, /needs ISTHMUS_METRICS_PORT/],
];

describe('settings', () => {
  test.for(refused)('%s is refused with a sentence', ([, environment, sentence]) => {
    const found = faults(environment);
    expect(found).toEqual([expect.stringMatching(sentence)]);
    expect(found.join()).not.toContain(hidden);
    expect(found.join()).not.toContain(valid.ISTHMUS_KEY.slice(0, 10));
  });

  test('all faults are reported together', () => {
    const found = faults({
      ISTHMUS_PORT: 'x',
      LOG_LEVEL: 'loud',
      ISTHMUS_KEY: undefined,
      ISTHMUS_X: '1',
      HTTP_PROXY: 'ftp://x',
    });
    expect(found.map((sentence) => sentence.split(' ')[0])).toEqual([
      'ISTHMUS_X',
      'ISTHMUS_PORT',
      'LOG_LEVEL',
      'HTTP_PROXY',
      'ISTHMUS_KEY',
    ]);
  });

  test('the variables that Kubernetes sets for a Service named isthmus are not refused', () => {
    expect(faults({ ISTHMUS_SERVICE_HOST: '10.0.0.1', ISTHMUS_PORT_4780_TCP_ADDR: '10.0.0.1' })).toEqual([]);
  });
});

describe('outgoing calls', () => {
  test('are direct by default', () => {
    expect(read().outgoing).toEqual({ proxy: null, noProxy: '', caFile: null });
  });
  test('use the proxy of Isthmus before the proxy of the environment', () => {
    const environment = { HTTPS_PROXY: 'http://machine:1', NO_PROXY: 'a.example, .b.example' };
    expect(read(environment).outgoing).toMatchObject({ proxy: 'http://machine:1', noProxy: 'a.example, .b.example' });
    expect(read({ ...environment, ISTHMUS_TKE_PROXY: 'u:p%40ss@own:3128' }).outgoing.proxy).toBe(
      'http://u:p%40ss@own:3128',
    );
    expect(read({ ...environment, https_proxy: 'http://lower:1', no_proxy: '*' }).outgoing).toMatchObject({
      proxy: 'http://lower:1',
      noProxy: '*',
    });
  });
  test('accept the certificates of a file', () => {
    const path = file('ca.pem', `# two\n${rootCertificates.slice(0, 2).join('\n')}\n`);
    expect(read({ ISTHMUS_CA_FILE: path }).outgoing.caFile).toBe(path);
  });
});

test.for([
  [undefined, false],
  ['true', true],
  ['2', 2],
  ['10.0.0.0/8, fd00::/8,loopback', ['10.0.0.0/8', 'fd00::/8', 'loopback']],
])('ISTHMUS_TRUST_PROXY=%s is %o', ([value, meant]) => {
  expect(read({ ISTHMUS_TRUST_PROXY: value as string | undefined }).trustProxy).toEqual(meant);
});

test('allowed hosts are compared in lower case; an IPv6 address may have brackets', () => {
  expect(read({ ISTHMUS_ALLOWED_HOSTS: 'A.example, [::1]' }).allowedHosts).toEqual(['a.example', '[::1]']);
  expect(read({ ISTHMUS_HOST: '::1' }).publicUrl).toBe('http://[::1]:4780');
});

test('finance sites are offered; a listed site comes first, without its trailing slash', () => {
  const { sites } = read({ ISTHMUS_TKE_SITES: 'lab = https://{service}.lab.example/' });
  expect(sites[0]).toEqual({ name: 'lab', url: 'https://{service}.lab.example' });
  expect(sites.map(({ url }) => url)).toContain('https://{service}.ap-shanghai-fsi.tencentcloudapi.com');
});

test("a listed site replaces Tencent's site with the same address", () => {
  const [, { url } = { url: '' }] = read().sites;
  const { sites } = read({ ISTHMUS_TKE_SITES: `ours=${url}` });
  expect(sites.filter((site) => site.url === url)).toEqual([{ name: 'ours', url }]);
});

test('docs/operations.md lists every setting; vitest -u writes its table', async () => {
  const page = join(import.meta.dirname, '../../../docs/operations.md');
  const options = { ...(await prettier.resolveConfig(page)), parser: 'markdown' };
  const text = withSettingsTable(readFileSync(page, 'utf8'));
  await expect(await prettier.format(text, options)).toMatchFileSnapshot(page);
});
