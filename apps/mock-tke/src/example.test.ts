import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());

test('the example of the README runs unchanged', async () => {
  // Runs without a proxy, which would take loopback requests too.
  const env = { PATH: process.env['PATH'] };
  const example = join(import.meta.dirname, '../example/official-sdk.ts');
  const { stdout } = await promisify(execFile)('node', [example, server.url], { env });
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^refused as ordered: InternalError \([0-9a-f-]{36}\)$/),
    'enabling: Initializing',
    'five minutes later: Enabled',
    expect.stringMatching(/^run on a host: wget .*add2tkectl-cls-mock01-np-/),
  ]);
});
