import type { DescribeExternalNodeSupportConfigResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import type { Account } from '../../account.ts';
import { action } from '../../action.ts';
import type { Cluster } from '../../model.ts';
import { networkOf } from '../../scenarios/cluster.ts';
import { enabling, notInWhitelist } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/101767 */
export const DescribeExternalNodeSupportConfig = action<DescribeExternalNodeSupportConfigResponse>()({
  service: 'tke',
  name: 'DescribeExternalNodeSupportConfig',
  request: z.strictObject({ ClusterId: z.string() }),
  reply: ({ ClusterId }, account, { region }) => {
    if (!account.options.betaOpen) throw notInWhitelist();
    const { enabledField, publicConnect } = account.options;
    const isPublic = publicConnect === 'on';
    const cluster = account.cluster(ClusterId, region);
    const progress = enabling(account, cluster);
    const isEnabled = progress.Status === 'Enabled';
    const { networkType, subnetId, clusterCidr } = cluster.external ?? (isEnabled ? networkOf(cluster) : noNetwork);
    const subnet = cluster.subnets.find((one) => one.subnetId === subnetId);
    const address = (last: number) => (isEnabled && subnet ? subnet.cidr.replace(/\d+\/\d+$/, String(last)) : '');
    return {
      ...progress,
      ClusterCIDR: clusterCidr ?? '',
      NetworkType: networkType ?? networkTypeBeforeEnabling(account, cluster),
      SubnetId: subnetId ?? '',
      Enabled: isEnabled && enabledField === 'follows-status',
      AS: '',
      SwitchIP: '',
      Master: address(12),
      Proxy: address(13),
      // The documented example is not enabled yet and has none of these fields.
      ...(isEnabled && {
        EnabledPublicConnect: isPublic,
        PublicConnectUrl: isPublic ? '203.0.113.14:9000' : '',
        PublicCustomDomain: '',
      }),
    };
  },
});

const noNetwork: Partial<NonNullable<Cluster['external']>> = {};

function networkTypeBeforeEnabling({ options }: Account, cluster: Cluster) {
  if (options.networkTypeBeforeEnabling === 'documented') return networkOf(cluster).networkType;
  return /"NetworkType":"([^"]*)"/.exec(cluster.property)?.[1] ?? '';
}
