import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { startServer } from './test-server.ts';

export const inCluster = { ClusterId: 'cls-mock01' };
export const inPool = { ...inCluster, NodePoolId: 'np-rack0007' };

/** The result of a call: TKE's code, a script's exit code, or `taken` for success. */
export const verdict = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: { code: string | number }) => error.code,
  );

/** Runs the script as on a host. The simulated host's files are under `root`. */
function onHost(script: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'mock-tke-host-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, 'add2tkectl'), script);
  const run = (what: string) => verdict(promisify(execFile)('sh', ['add2tkectl', what], { cwd }));
  return { root: join(cwd, `add2tkectl-${inPool.ClusterId}-${inPool.NodePoolId}-host`), run };
}

/** Opens an account and returns its only cluster with helpers. Enabling takes nine seconds, one per step. */
export async function openCluster(server: Awaited<ReturnType<typeof startServer>>, scenario: string, options = {}) {
  const account = await server.open(scenario, { enableSeconds: 9, ...options });
  const client = server.sdk(account);
  const at = `/${account.secretId}`;
  /** The script that a host downloads. */
  const script = async () => {
    const { Link = '', Token = '' } = await client.DescribeExternalNodeScript(inPool);
    const text = await (await fetch(Link, { headers: { 'x-cos-token': Token } })).text();
    return { token: Token, text };
  };
  return {
    account,
    client,
    advance: (seconds: number) => server.advance(account, seconds),
    options: (change: object) => server.control('PATCH', `${at}/options`, change),
    cluster: (change: object) => server.control('PATCH', `${at}/clusters/cls-mock01`, change),
    /** `what`: a pool or a node, such as `pools/np-rack0007`. */
    change: (what: string, change: object) => server.control('PATCH', `${at}/clusters/cls-mock01/${what}`, change),
    reboot: (name: string) => server.control('POST', `${at}/clusters/cls-mock01/nodes/${name}/reboot`),
    config: () => client.DescribeExternalNodeSupportConfig(inCluster),
    /** The external nodes of version 2022-05-01. */
    instances: async () => {
      const Filters = [{ Name: 'InstanceType', Values: ['External'] }];
      return (await server.sdk2022(account).DescribeClusterInstances({ ...inCluster, Filters })).InstanceSet ?? [];
    },
    /** The pools of version 2022-05-01. */
    pools2022: async () => (await server.sdk2022(account).DescribeNodePools(inCluster)).NodePools ?? [],
    nodes: async () => (await client.DescribeExternalNode(inCluster)).Nodes ?? [],
    enable: (NetworkType = 'HostNetwork', ClusterCIDR = '') =>
      client.EnableExternalNodeSupport({
        ...inCluster,
        ClusterExternalConfig: { NetworkType, SubnetId: 'subnet-01plenty', ClusterCIDR },
      }),
    create: (change: { Name?: string; ContainerRuntime?: string; RuntimeVersion?: string } = {}) =>
      client.CreateExternalNodePool({
        ...inCluster,
        Name: 'edge-1',
        ContainerRuntime: 'containerd',
        RuntimeVersion: '1.6.9',
        ...change,
      }),
    script,
    host: async () => onHost((await script()).text),
    register: async (token: string, ip: string) => {
      const body = new URLSearchParams({ token, ip, gpus: '0' });
      return (await fetch(`${server.url}/hosts/register`, { method: 'POST', body })).status;
    },
  };
}
export type TestCluster = Awaited<ReturnType<typeof openCluster>>;
