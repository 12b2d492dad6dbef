import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tke } from 'tencentcloud-sdk-nodejs-tke';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { help, readCommandLine } from './command-line.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const env = { PATH: process.env['PATH'] };
const folder = mkdtempSync(join(tmpdir(), 'mock-tke-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('flags override variables, variables override defaults', () => {
  const usual = { port: 4790, host: '127.0.0.1', scenario: undefined, file: undefined, tls: false };
  expect(readCommandLine([], {})).toMatchObject(usual);
  expect(readCommandLine([], { MOCK_TKE_PORT: '', MOCK_TKE_FILE: '' })).toMatchObject(usual);
  const variables = { MOCK_TKE_PORT: '1', MOCK_TKE_HOST: '::1', MOCK_TKE_FILE: 'a', MOCK_TKE_PUBLIC_URL: 'http://a/' };
  const varied = { port: 1, host: '::1', file: 'a', publicUrl: 'http://a' };
  expect(readCommandLine([], variables)).toMatchObject(varied);
  const flags = ['--port', '2', '--host=0.0.0.0', '--state', 'b', '--public-url', 'https://b', '--scenario', 'fleet'];
  const flagged = { port: 2, host: '0.0.0.0', file: 'b', publicUrl: 'https://b', scenario: 'fleet' };
  expect(readCommandLine(flags, variables)).toMatchObject(flagged);
});

test.each([
  [['--prot', '1'], {}, /^Unknown option '--prot'$/],
  [['4790'], {}, /^Unexpected argument '4790'/],
  [['--port'], {}, /^Option '--port <value>' argument missing$/],
  [['--port', 'http'], {}, /^--port \(MOCK_TKE_PORT\) must be a port, 0 to 65535, not "http"$/],
  [['--port', '65536'], {}, /must be a port/],
  [[], { MOCK_TKE_PORT: '4790x' }, /must be a port/],
  [['--scenario', 'one-pond'], {}, /^--scenario must be one of demo-fleet, .*, not "one-pond"$/],
  [['--public-url', 'b.example'], {}, /must be an http or https URL/],
  [['--state', ''], {}, /must be a file/],
  [['--tls', '--tls=yes'], {}, /--tls/],
  [['--tls-ca', 'x.pem'], {}, /^--tls-ca needs --tls$/],
])('%j with %j is refused in a sentence', (args, variables, sentence) => {
  expect(() => readCommandLine(args, variables)).toThrow(sentence);
});

test('a wrong flag ends the command with exit code 2 and one line, help with 0', async () => {
  const run = (...args: string[]) =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [main, ...args], { env }, (_error, stdout, stderr) =>
        resolve([child.exitCode, stdout, stderr]),
      );
    });
  const [wrong, helped] = await Promise.all([run('--colour', 'blue'), run('--help')]);
  expect(wrong).toEqual([2, '', "mock-tke: Unknown option '--colour'\n"]);
  expect(helped).toEqual([0, `${help}\n`, '']);
});

test('over TLS the official SDK accepts the written certificate, and the scenario exists', async () => {
  const caFile = join(folder, 'ca.pem');
  const args = [
    '--port',
    '0',
    '--tls',
    '--tls-ca',
    caFile,
    '--scenario',
    'one-pool',
    '--state',
    join(folder, 'worlds'),
  ];
  const child = spawn(process.execPath, [main, ...args], { env });
  onTestFinished(async () => {
    child.kill();
    // It writes its worlds until it ends.
    await once(child, 'exit');
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output, { timeout: 60_000 }).toMatch(/an account on one-pool: \S+ \S+\n/);
  const [, port] = /https:\/\/127\.0\.0\.1:(\d+) /.exec(output) ?? [];
  const [, secretId = '', secretKey = ''] = /one-pool: (\S+) (\S+)/.exec(output) ?? [];
  const client = (agent: Agent) =>
    new tke.v20180525.Client({
      credential: { secretId, secretKey },
      region: 'ap-guangzhou',
      profile: { httpProfile: { endpoint: `localhost:${port}`, protocol: 'https://', agent } },
    });
  const trusting = client(new Agent({ ca: readFileSync(caFile) }));
  expect(await trusting.DescribeExternalNode({ ClusterId: 'cls-mock01' })).toMatchObject({ TotalCount: 3 });
  const { Link } = await trusting.DescribeExternalNodeScript({ ClusterId: 'cls-mock01', NodePoolId: 'np-rack0007' });
  expect(Link).toMatch(new RegExp(`^https://localhost:${port}/`));
  await expect(client(new Agent()).DescribeClusters({})).rejects.toThrow('self-signed certificate');
});
