import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reseal } from './reseal.ts';
import { headOf, seal, unseal } from './seal.ts';
import { keyTrouble, sealedColumns } from './sealed-rows.ts';

const [old, next] = [randomBytes(32), randomBytes(32)];

/** Hashes, signatures and public keys. */
const noSecret = /^audit_|^passkey\.public_key$/;

/** Every column of bytes in the schema that holds a secret, as table and column. */
function bytesInSchema() {
  const schema = readFileSync(new URL('../../../../prisma/schema.prisma', import.meta.url), 'utf8');
  const columns = [...schema.matchAll(/^model \w+ \{[\s\S]*?^\}/gm)].flatMap(([model]) => {
    const table = /@@map\("(\w+)"\)/.exec(model)?.[1];
    return [...model.matchAll(/^ {2}(\w+) +Bytes\??(?: +@map\("(\w+)"\))?/gm)].map(
      ([, field, column]) => `${table}.${column ?? field}`,
    );
  });
  return columns.filter((column) => !noSecret.test(column));
}

test('every column of bytes is sealed, so that a rotation finds it', () => {
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(bytesInSchema().toSorted());
});

test.each(sealedColumns)(
  '$what: a row is sealed again, an exchanged one is named and stays',
  async ({ what, column }) => {
    const owners = [
      ['row-1', 'account-1'],
      ['row-2', 'account-1'],
    ];
    const [mine = [], other = []] = owners;
    const rows = [
      { at: '(0,1)', owner: mine, sealed: seal([old], 'a secret', mine) },
      { at: '(0,2)', owner: other, sealed: seal([old], 'a secret', mine) },
    ];
    const head = headOf(next).toString('hex');
    const query = (sql: string, values: unknown[]) => {
      if (!sql.includes(`${column} `) && !sql.includes(`${column} =`)) return Promise.resolve([]);
      if (sql.startsWith('update')) {
        const [again, at] = values as [Buffer, string];
        const row = rows.find((one) => one.at === at);
        if (row) row.sealed = again;
        return Promise.resolve([{}]);
      }
      const [, failed] = values as [string, string[]];
      const isHere = sql.includes(sealedColumns.find((one) => one.what === what)?.table ?? '');
      return Promise.resolve(
        isHere ? rows.filter(({ at, sealed }) => !sealed.toString('hex').startsWith(head) && !failed.includes(at)) : [],
      );
    };
    const { sealed, closed } = await reseal(query, [next, old]);
    expect([sealed, closed]).toEqual([{ [what]: 1 }, [`${what} row-2 account-1`]]);
    expect(unseal([next], rows[0]?.sealed ?? Buffer.alloc(0), mine)).toBe('a secret');
    expect(() => unseal([next, old], rows[1]?.sealed ?? Buffer.alloc(0), other)).toThrow();
  },
);

test('a key that is missing is named with what it sealed', () => {
  const rows = [{ what: 'operation', head: headOf(old).toString('hex'), count: 2 }];
  expect(keyTrouble(rows, [next])).toContain('the secrets of 2 operations');
  expect(keyTrouble(rows, [next, old])).toBeNull();
});
