import type { Cluster, Options } from '../account.ts';
import { cluster } from './cluster.ts';

interface Start {
  clusters: Cluster[];
  options?: Partial<Options>;
}

const cilium = '{"NetworkType":"CiliumOverlay"}';
const longAgo = Date.UTC(2026, 0, 1);

/** Three regions and a cluster of every eligibility kind. */
const demoFleet = (): Start => ({
  clusters: [
    cluster(1, 'prod-gz'),
    cluster(2, 'prod-gz-cilium', { property: cilium, enabledFrom: longAgo, subnetId: 'subnet-02plenty' }),
    cluster(3, 'staging-gz', { enabledFrom: longAgo, subnetId: 'subnet-03plenty' }),
    cluster(4, 'legacy-gz', { version: '1.16.3' }),
    cluster(5, 'prod-sh', { region: 'ap-shanghai', property: '{"NetworkType":"GR","VpcCniType":"tke-route-eni"}' }),
    cluster(6, 'pods-on-eni-sh', { region: 'ap-shanghai', property: '{"NetworkType":"VPC-CNI","VpcCniType":"tke-direct-eni"}' }),
    cluster(7, 'router-sh', { region: 'ap-shanghai', property: '{"NodeNameType":"lan-ip","NetworkType":"GR"}' }),
    cluster(8, 'upgrading-sh', { region: 'ap-shanghai', status: 'Upgrading' }),
    cluster(9, 'empty-bj', { region: 'ap-beijing', cloudNodes: 0 }),
    cluster(10, 'starting-bj', { region: 'ap-beijing', enabledFrom: Date.now(), subnetId: 'subnet-0aplenty' }),
    cluster(11, 'unreadable-bj', { region: 'ap-beijing', property: '' }),
    cluster(12, 'spare-bj', { region: 'ap-beijing' }),
  ],
});

/** Named starting worlds. */
export const scenarios = {
  'demo-fleet': demoFleet,
  'one-ready-cluster': (): Start => ({ clusters: [cluster(1, 'prod-gz')] }),
  'not-in-the-beta': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { betaOpen: false } }),
  'enable-fails-midway': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { failEnableAtStep: 2 } }),
};
