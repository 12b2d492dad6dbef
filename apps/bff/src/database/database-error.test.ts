import { expect, test } from 'vitest';
import { databaseProblemCode } from './database-error.ts';

const fromPrisma = (cause: object) => ({
  code: 'P2010',
  message: 'Raw query failed',
  meta: { driverAdapterError: { cause } },
});

test('a server that is down, starting, stopping or full of connections is unreachable', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '55P03', 'P1001', 'P2024', 'P2028'])
    expect([code, databaseProblemCode({ code, message: 'why' })]).toEqual([code, 'database-unreachable']);
  expect(databaseProblemCode(fromPrisma({ kind: 'postgres', code: '57P01' }))).toBe('database-unreachable');
  expect(databaseProblemCode(fromPrisma({ kind: 'TooManyConnections', originalCode: '53300' }))).toBe(
    'database-unreachable',
  );
  expect(databaseProblemCode(new Error('Connection terminated unexpectedly'))).toBe('database-unreachable');
  expect(databaseProblemCode(new Error('timeout exceeded when trying to connect'))).toBe('database-unreachable');
});

test('a full disk, a quota and a file size limit mean "full"', () => {
  expect(databaseProblemCode(fromPrisma({ kind: 'postgres', code: '53100', message: 'any language' }))).toBe(
    'database-full',
  );
  const message = 'could not extend file "base/1/2": File too large';
  expect(databaseProblemCode(fromPrisma({ kind: 'postgres', code: 'XX000', message }))).toBe('database-full');
});

test('other database errors are our own failures', () => {
  expect(databaseProblemCode({ code: 'P2002', message: 'Unique constraint failed' })).toBeNull();
  expect(databaseProblemCode(fromPrisma({ kind: 'postgres', code: '42P01' }))).toBeNull();
  expect(databaseProblemCode(new TypeError('not a function'))).toBeNull();
});
