import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { readDatabaseUrl, withoutPassword } from '../../../../scripts/database-url.mjs';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-database-url-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ca = join(folder, 'ca.pem');
writeFileSync(ca, 'a certificate');

const secret = 'hunter2';

test.for([
  ['a schema', 'postgresql://isthmus@host/db?schema=other', /^has the parameter schema, .*a database of its own/],
  ["a parameter of Prisma's pool", 'postgresql://isthmus@host/db?connection_limit=1', /parameter connection_limit/],
  [
    'a parameter that only some clients know',
    'postgresql://isthmus@host/db?query_timeout=1',
    /parameter query_timeout/,
  ],
  ['options', 'postgresql://isthmus@host/db?options=-csearch_path%3Dother', /alter role/],
  [
    'an sslmode that may fall back',
    'postgresql://isthmus@host/db?sslmode=prefer',
    /must have one of these as sslmode: disable, require/,
  ],
  ['verify-ca without a CA', 'postgresql://isthmus@host/db?sslmode=verify-ca', /must have an sslrootcert/],
  ['a CA without TLS', `postgresql://isthmus@host/db?sslrootcert=${ca}`, /without an sslmode/],
  [
    'a CA file that does not exist',
    'postgresql://isthmus@host/db?sslmode=verify-full&sslrootcert=/nowhere',
    /\/nowhere as sslrootcert, .*ENOENT/,
  ],
  ['another database', `mysql://u:${secret}@host/db`, /^must begin with postgresql:/],
  ['no host', `postgresql://isthmus:${secret}@host:port/db`, /^must be an address as in/],
  ...['@', '/', '#', '?', '%', ' '].map((letter): [string, string, RegExp] => [
    `a password with ${letter}`,
    `postgresql://isthmus:12${letter}${secret}@host/db`,
    /PGPASSWORD$/,
  ]),
] satisfies [string, string, RegExp][])('%s is refused, and no message shows the password', ([, text, sentence]) => {
  const { faults } = readDatabaseUrl(text);
  expect(faults).toEqual([expect.stringMatching(sentence)]);
  expect(faults.join()).not.toContain(secret);
});

const clientOf = (text: string) => {
  const { url, faults } = readDatabaseUrl(text);
  expect(faults).toEqual([]);
  return new pg.Client({ connectionString: url });
};

test.for([
  ['', false],
  ['?sslmode=disable', false],
  ['?sslmode=require', { rejectUnauthorized: false }],
  [`?sslmode=verify-ca&sslrootcert=${ca}`, { ca: 'a certificate', checkServerIdentity: expect.any(Function) }],
  [`?sslmode=verify-full&sslrootcert=${ca}`, { ca: 'a certificate' }],
] satisfies [string, unknown][])('pg and libpq give "%s" the same meaning', ([search, ssl]) => {
  const given: unknown = Reflect.get(clientOf(`postgresql://isthmus@host/db${search}`), 'ssl');
  expect(typeof given === 'object' ? { ...given } : given).toEqual(ssl);
});

test('a percent-encoded password with special characters is decoded', () => {
  const password = 'a@b/c#d%e?f:g h';
  const { url } = readDatabaseUrl(`postgresql://isthmus:${encodeURIComponent(password)}@[::1]:5433/db`);
  const client = new pg.Client({ connectionString: url });
  expect([client.user, client.password, client.host, client.port, client.database]).toEqual([
    'isthmus',
    password,
    '::1',
    5433,
    'db',
  ]);
  expect(withoutPassword(url)).toEqual({ url: 'postgresql://isthmus@[::1]:5433/db', password });
});
