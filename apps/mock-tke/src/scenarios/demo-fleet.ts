import type { Cluster } from '../account.ts';
import { cluster } from './cluster.ts';
import { enabled, nodesIn, pool } from './nodes.ts';

const cilium = '{"NetworkType":"CiliumOverlay"}';

function stagingGz(): Cluster {
  const rack7 = pool('np-rack0007', 'rack-7');
  const rack8 = pool('np-rack0008', 'rack-8', {
    labels: [{ Name: 'tke.cloud.tencent.com/location', Value: 'idc-guangzhou-2' }],
    taints: [],
  });
  const gpu = pool('np-gpu00001', 'gpu-a', {
    nodeType: 'GPU',
    taints: [{ Key: 'nvidia.com/gpu', Value: 'present', Effect: 'NoSchedule' }],
  });
  const nodes = [
    ...nodesIn(rack7, 24, '10.4.7', (index) => {
      if (index === 3) return { failed: 'kubelet stopped posting node status' };
      if (index === 9) return { failed: 'PLEG is not healthy: pleg was last seen active 6m12s ago; threshold is 3m0s' };
      if (index === 12) return { unschedulable: true };
      return {};
    }),
    ...nodesIn(rack8, 18, '10.4.8', (index) => {
      if (index === 5) return { unschedulable: true, drainingFrom: Date.now() };
      if (index === 7) return { failed: 'container runtime is down' };
      return {};
    }),
    ...nodesIn(gpu, 6, '10.4.9', (index) =>
      index === 2 ? { failed: 'can not get nodes gpu capacity after 60s' } : {},
    ),
  ];
  return enabled(cluster(3, 'staging-gz'), [rack7, rack8, gpu], nodes, 100);
}

function prodGzCilium(): Cluster {
  const edge = pool('np-edge0001', 'edge-1', { deletionProtection: false });
  return enabled(cluster(2, 'prod-gz-cilium', { property: cilium }), [edge], nodesIn(edge, 12, '10.8.1'), 50);
}

/** Three regions, twelve clusters of every eligibility kind, sixty nodes in mixed states. */
export const demoFleet = () => ({
  clusters: [
    cluster(1, 'prod-gz'),
    prodGzCilium(),
    stagingGz(),
    cluster(4, 'legacy-gz', { version: '1.16.3' }),
    cluster(5, 'prod-sh', { region: 'ap-shanghai', property: '{"NetworkType":"GR","VpcCniType":"tke-route-eni"}' }),
    cluster(6, 'pods-on-eni-sh', {
      region: 'ap-shanghai',
      property: '{"NetworkType":"VPC-CNI","VpcCniType":"tke-direct-eni"}',
    }),
    cluster(7, 'router-sh', { region: 'ap-shanghai', property: '{"NodeNameType":"lan-ip","NetworkType":"GR"}' }),
    cluster(8, 'upgrading-sh', { region: 'ap-shanghai', status: 'Upgrading' }),
    cluster(9, 'empty-bj', { region: 'ap-beijing', cloudNodes: 0 }),
    cluster(10, 'starting-bj', { region: 'ap-beijing', enabledFrom: Date.now(), subnetId: 'subnet-0aplenty' }),
    cluster(11, 'unreadable-bj', { region: 'ap-beijing', property: '' }),
    cluster(12, 'spare-bj', { region: 'ap-beijing' }),
  ],
});
