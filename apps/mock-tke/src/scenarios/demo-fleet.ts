import type { Start } from '../account.ts';
import { kubeletFor } from '../hosts/join.ts';
import type { Cluster } from '../model.ts';
import { networkOf, cluster, enabled } from './cluster.ts';
import { nodesIn, pool } from './nodes.ts';

const minute = 60_000;
const plugin = (networkType: string, vpcCniType?: string) =>
  JSON.stringify({ NodeNameType: 'lan-ip', NetworkType: networkType, ...(vpcCniType && { VpcCniType: vpcCniType }) });
const located = (Value: string) => ({ Name: 'tke.cloud.tencent.com/location', Value });
const inEnvironment = (Value: string, team: string) => ({
  tags: [
    { Key: 'env', Value },
    { Key: 'team', Value: team },
  ],
});

const stagingVersion = '1.32.2';

/** The largest cluster: three pools and 48 nodes. Four nodes failed, two are cordoned, one has a stuck drain. */
function stagingGz(): Cluster {
  const rack7 = pool('np-rack0007', 'rack-7', {
    labels: [located('idc-guangzhou-1'), { Name: 'rack', Value: 'r07' }],
  });
  const rack8 = pool('np-rack0008', 'rack-8', { labels: [located('idc-guangzhou-2')], taints: [] });
  const gpu = pool('np-gpu00001', 'gpu-a', {
    nodeType: 'GPU',
    labels: [located('idc-guangzhou-1'), { Name: 'gpu', Value: 'a10' }],
    taints: [{ Key: 'nvidia.com/gpu', Value: 'present', Effect: 'NoSchedule' }],
    settings: { DockerGraphPath: '/data/containerd', ExtraArgs: { Kubelet: ['max-pods=30'] } },
  });
  const nodes = [
    ...nodesIn(rack7, 24, '10.4.7', (index) => {
      if (index === 3) return { failed: 'kubelet stopped posting node status' };
      if (index === 9) return { failed: 'PLEG is not healthy: pleg was last seen active 6m12s ago; threshold is 3m0s' };
      if (index === 12) return { unschedulable: true };
      // Half of the rack joined after the cluster's upgrade.
      return index > 12 ? { kubelet: kubeletFor({ version: stagingVersion }) } : {};
    }),
    ...nodesIn(rack8, 18, '10.4.8', (index) => {
      const name = `gz-r08-n${String(index + 1).padStart(2, '0')}`;
      if (index === 5) return { name, unschedulable: true, drainingFrom: -25 * minute, drainStuck: true };
      if (index === 7) return { name, failed: 'container runtime is down' };
      return { name };
    }),
    ...nodesIn(gpu, 6, '10.4.9', (index) => {
      const name = `gz-gpu-n${String(index + 1).padStart(2, '0')}`;
      return index === 2 ? { name, failed: 'can not get nodes gpu capacity after 60s' } : { name };
    }),
  ];
  const base = cluster(3, 'staging-gz', { version: stagingVersion, ...inEnvironment('staging', 'platform') });
  return enabled(base, { pools: [rack7, rack8, gpu], nodes, quota: 100 });
}

function prodGzCilium(): Cluster {
  const edge = pool('np-edge0001', 'edge-1', {
    labels: [located('idc-foshan-1')],
    deletionProtection: false,
  });
  const base = cluster(2, 'prod-gz-cilium', { property: plugin('CiliumOverlay'), ...inEnvironment('prod', 'orders') });
  return enabled(base, { pools: [edge], nodes: nodesIn(edge, 12, '10.8.1'), quota: 50 });
}

/** A cluster that is enabling, slow enough for a person to watch. */
function startingBj(): Cluster {
  const base = cluster(10, 'starting-bj', { region: 'ap-beijing' });
  return {
    ...base,
    enabledFrom: -2 * minute,
    external: networkOf(base),
    enabling: { seconds: 45 * 60, failsAtStep: null },
  };
}

/** A cluster whose enabling failed an hour ago; the next try succeeds. */
function retryBj(): Cluster {
  const base = cluster(12, 'retry-bj', { region: 'ap-beijing' });
  return {
    ...base,
    enabledFrom: -60 * minute,
    external: networkOf(base),
    enabling: { seconds: 240, failsAtStep: 2 },
  };
}

/** Three regions, twelve clusters, sixty nodes. Every kind of eligibility and state, with delays that a person can watch. */
export const demoFleet = (): Start => ({
  options: { enableSeconds: 75, joinSeconds: 30, drainSeconds: 30, deleteSeconds: 15 },
  clusters: [
    cluster(1, 'prod-gz', { quota: 20, ...inEnvironment('prod', 'payments') }),
    prodGzCilium(),
    stagingGz(),
    cluster(4, 'legacy-gz', { version: '1.16.3', description: 'to be upgraded in Q1' }),
    cluster(5, 'prod-sh', {
      region: 'ap-shanghai',
      property: plugin('GR', 'tke-route-eni'),
      ...inEnvironment('prod', 'search'),
    }),
    cluster(6, 'pods-on-eni-sh', { region: 'ap-shanghai', property: plugin('VPC-CNI', 'tke-direct-eni') }),
    cluster(7, 'router-sh', { region: 'ap-shanghai', property: plugin('GR'), version: '1.28.3' }),
    cluster(8, 'upgrading-sh', { region: 'ap-shanghai', status: 'Upgrading', version: '1.26.1' }),
    cluster(9, 'empty-bj', { region: 'ap-beijing', cloudNodes: 0 }),
    startingBj(),
    cluster(11, 'unreadable-bj', { region: 'ap-beijing', property: '' }),
    retryBj(),
  ],
});
