import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../test-server.ts';

const server = await startServer();
const folders: string[] = [];
afterAll(async () => {
  await server.app.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const { open, sdk, advance } = server;

const inCluster = { ClusterId: 'cls-mock01' };
const pool = { ...inCluster, NodePoolId: 'np-rack0007' };
const script = './add2tkectl-cls-mock01-np-rack0007';

function folder() {
  const made = mkdtempSync(join(tmpdir(), 'mock-tke-host-'));
  folders.push(made);
  return made;
}

/** A simulated machine: the files that the script reads. */
function host(differs: { os?: string; kernel?: string; nic?: string; address?: string } = {}) {
  const {
    os = 'ID="tencentos"\nVERSION_ID="3.1"',
    kernel = '5.4.119-19.0009.28',
    nic = 'eth0',
    address = '10.9.0.1',
  } = differs;
  const root = folder();
  for (const path of ['etc', 'proc/sys/kernel', `sys/class/net/${nic}`])
    mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, 'etc/os-release'), `${os}\n`);
  writeFileSync(join(root, 'proc/sys/kernel/osrelease'), `${kernel}\n`);
  writeFileSync(join(root, `sys/class/net/${nic}/address4`), `${address}\n`);
  return root;
}

/** A PATH with only one downloader. */
function only(downloader: string) {
  const path = folder();
  for (const tool of ['sh', 'sed', 'cat', 'mkdir', 'rm', 'uname', downloader])
    symlinkSync(tool.startsWith('/') ? tool : join('/usr/bin', tool), join(path, tool.split('/').at(-1) ?? tool));
  return path;
}

function run(cwd: string, command: string, { shell = 'sh', root = '', path = process.env['PATH'] ?? '' } = {}) {
  const env = { PATH: path, ...(root && { ADD2TKE_ROOT: root }) };
  return new Promise<{ code: number; output: string }>((done) =>
    execFile(shell, ['-c', command], { cwd, env }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: `${out}${err}` }),
    ),
  );
}

type Sdk = ReturnType<typeof sdk>;
/** Runs the command unchanged, in its own folder. */
async function download(client: Sdk, request: { Name?: string; Interface?: string } = {}, cwd = folder()) {
  const { Command = '' } = await client.DescribeExternalNodeScript({ ...pool, ...request });
  expect(await run(cwd, Command)).toMatchObject({ code: 0 });
  return cwd;
}
const names = async (client: Sdk) =>
  (await client.DescribeExternalNode(inCluster)).Nodes?.map(({ Name }) => Name).slice(3) ?? [];

test('the command has the documented form', async () => {
  const account = await open('one-pool');
  const { Link = '', Token, Command } = await sdk(account).DescribeExternalNodeScript({ ...pool, Internal: true });
  const name = script.slice(2);
  expect(Command).toBe(`wget --header="x-cos-token:${Token}" '${Link}' -O ${name} && chmod +x ${name}`);
  const { pathname, searchParams } = new URL(Link);
  expect(pathname).toBe(`/user-pkgs%2Fcls-mock01${account.uin}gz%2Fadd2tkectl`);
  const [from = 0, to = 0] = searchParams.get('q-sign-time')?.split(';').map(Number) ?? [];
  expect([to - from, Math.abs(from - Date.now() / 1000) < 60]).toEqual([3600, true]);
});

test.for(['sh', 'dash', 'bash'])('a host joins under %s when its join time is over', async (shell) => {
  const account = await open('one-pool');
  const client = sdk(account);
  const cwd = await download(client, { Name: 'gz-r07-n25' });
  expect(await run(cwd, `${script} check`, { shell, root: host() })).toMatchObject({ code: 0 });
  expect(await run(cwd, `${shell} ${script} install`, { shell, root: host() })).toMatchObject({
    code: 0,
    output: expect.stringContaining('registered as gz-r07-n25'),
  });
  expect(await names(client)).toEqual([]);
  await advance(account, 60);
  expect((await client.DescribeExternalNode(inCluster)).Nodes?.at(-1)).toMatchObject({
    Name: 'gz-r07-n25',
    IP: '10.9.0.1',
    Status: 'Running',
    NodePoolId: 'np-rack0007',
    Location: 'idc-guangzhou-1',
  });
});

test.for(['wget', 'curl'])('registers with only %s, and prints the reason of a refusal', async (downloader) => {
  const client = sdk(await open('one-pool'));
  const cwd = await download(client);
  const path = only(downloader);
  expect(await run(cwd, `${script} install`, { root: host(), path })).toMatchObject({
    code: 0,
    output: expect.stringContaining('registered as node-10.9.0.1'),
  });
  const again = await download(client, { Name: 'node-10.9.0.1' });
  expect(await run(again, `${script} install`, { root: host({ address: '10.9.0.2' }), path })).toMatchObject({
    code: 1,
    output: expect.stringContaining('registration refused: node node-10.9.0.1 already exists'),
  });
});

test('refuses an unsupported system or kernel and a missing interface, and registers nothing', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const cwd = await download(client, { Interface: 'eth0' });
  const refused = async (root: string, why: string) =>
    expect(await run(cwd, `${script} install`, { root })).toMatchObject({
      code: 1,
      output: expect.stringContaining(why),
    });
  await refused(host({ os: 'ID=ubuntu\nVERSION_ID="22.04"' }), 'check_os: ubuntu 22.04 is not supported');
  await refused(host({ kernel: '4.14.105' }), 'check_kernel: kernel 4.14.105 is not supported');
  await refused(host({ nic: 'ens3' }), 'network interface eth0 not found');
  await advance(account, 60);
  expect(await names(client)).toEqual([]);
});

test('a GPU host without driver, toolkit or device gets the documented messages', async () => {
  const account = await open('one-pool');
  await server.control('PATCH', `/${account.secretId}/clusters/cls-mock01/pools/np-rack0007`, { nodeType: 'GPU' });
  const client = sdk(account);
  const cwd = await download(client);
  const root = host();
  const add = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  };
  const failsWith = (why: string) => ({ code: 1, output: expect.stringContaining(why) });
  expect(await run(cwd, `${script} install`, { root })).toMatchObject(failsWith('nvidia nv_driver not installed'));
  add('proc/driver/nvidia/version');
  expect(await run(cwd, `${script} install`, { root })).toMatchObject(failsWith('Install gpu toolkit failed!'));
  add('usr/local/cuda/version.json');
  expect(await run(cwd, `${script} install`, { root })).toMatchObject({ code: 0 });
  await advance(account, 60);
  const node = async () => (await client.DescribeExternalNode(inCluster)).Nodes?.[3];
  expect(await node()).toMatchObject({
    Status: 'Failed',
    Reason: 'can not get nodes node-10.9.0.1 gpu capacity after 60s',
  });
  add('dev/nvidia0');
  await run(cwd, `${script} clear`, { root });
  expect(await run(cwd, `${script} install`, { root })).toMatchObject({ code: 0 });
  expect(await node()).toMatchObject({ Status: 'Running' });
  // A simulated host (without `root`) has all three.
  expect(await run(folder(), `${join(cwd, script)} install`)).toMatchObject({ code: 0 });
});

test('a host stops responding and returns; a deleted host without clear registers again', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const name = 'node-10.4.7.11';
  const control = (method: 'POST' | 'PATCH', path: string, body: object) =>
    server.control(method, `/${account.secretId}/clusters/cls-mock01/nodes/${name}${path}`, body);
  const node = async () => (await client.DescribeExternalNode({ ...inCluster, Names: [name] })).Nodes?.[0];
  const first = await node();
  await control('PATCH', '', { failed: 'Kubelet stopped posting node status.' });
  expect(await node()).toMatchObject({ Status: 'Failed', Reason: 'Kubelet stopped posting node status.' });
  await control('PATCH', '', { failed: null });
  expect(await node()).toEqual(first);

  await control('PATCH', '', { pods: 0 });
  await client.DeleteExternalNode({ ...inCluster, Names: [name] });
  await advance(account, 60);
  expect(await node()).toBeUndefined();
  await control('POST', '/reboot', {});
  await advance(account, 60);
  expect(await node()).toMatchObject({ Status: 'Running' });
  expect((await node())?.CreatedTime).not.toBe(first?.CreatedTime);
});

test('a second install needs clear; it keeps the node, or makes a new one after a delete', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const cwd = await download(client);
  const root = host();
  const install = () => run(cwd, `${script} install`, { root });
  const created = async () => (await client.DescribeExternalNode(inCluster)).Nodes?.[3]?.CreatedTime;
  expect(await install()).toMatchObject({ code: 0 });
  expect(await install()).toMatchObject({ code: 1, output: expect.stringContaining('was installed before') });
  await advance(account, 60);
  const first = await created();
  expect(await run(cwd, `${script} clear`, { root })).toMatchObject({ code: 0 });
  expect(await install()).toMatchObject({ code: 0 });
  expect(await created()).toBe(first);
  await client.DeleteExternalNode({ ...inCluster, Names: ['node-10.9.0.1'] });
  await advance(account, 60);
  await run(cwd, `${script} clear`, { root });
  expect(await install()).toMatchObject({ code: 0 });
  await advance(account, 60);
  expect(await created()).not.toBe(first);
});

test('a full quota, an expired token and an unknown token are refused on the host', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const cwd = await download(client);
  await server.control('PATCH', `/${account.secretId}/clusters/cls-mock01`, { quota: 3 });
  const refused = async (why: string, command = `${script} install`) =>
    expect(await run(cwd, command, { root: host() })).toMatchObject({ code: 1, output: expect.stringContaining(why) });
  await refused('external node quota of the cluster is 3');
  await advance(account, 3600);
  await refused('token has expired');
  await refused('token is not valid', `sed 's/^TOKEN=.*/TOKEN=x/' ${script} >other && sh ./other install`);
});

test('without ADD2TKE_ROOT, each node name in one folder is a separate host with its own address', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const cwd = folder();
  for (const Name of ['gz-r07-n25', 'gz-r07-n26', undefined]) {
    await download(client, Name ? { Name } : {}, cwd);
    expect(await run(cwd, `${script} install`)).toMatchObject({ code: 0 });
  }
  await advance(account, 60);
  const { Nodes = [] } = await client.DescribeExternalNode(inCluster);
  expect(Nodes.slice(3).map(({ Name, IP }) => [Name, IP])).toEqual([
    ['gz-r07-n25', '10.4.7.14'],
    ['gz-r07-n26', '10.4.7.15'],
    ['node-10.4.7.16', '10.4.7.16'],
  ]);
});

test('odd names stay text in the script, and shellcheck finds nothing', async () => {
  const client = sdk(await open('one-pool'));
  const cwd = await download(client, { Name: `o'neill $(touch owned) $' \`x\` \\`, Interface: `eth'0` });
  const linted = await run(cwd, `shellcheck --shell=sh ${script}`);
  expect(linted).toEqual({ code: 0, output: '' });
  expect(await run(cwd, `${script} install`)).toMatchObject({
    code: 1,
    output: expect.stringContaining('node name is not a DNS name'),
  });
  expect(readdirSync(cwd)).toEqual([script.slice(2)]);
});
