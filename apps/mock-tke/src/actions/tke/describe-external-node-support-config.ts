import type { DescribeExternalNodeSupportConfigResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import type { Cluster } from '../../model.ts';
import { enabling, notInWhitelist } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/101767. `Enabled` stays false, as was seen: Status is what counts. */
export const DescribeExternalNodeSupportConfig = action<DescribeExternalNodeSupportConfigResponse>()({
  service: 'tke',
  name: 'DescribeExternalNodeSupportConfig',
  request: z.strictObject({ ClusterId: z.string() }),
  reply: ({ ClusterId }, account, { region }) => {
    if (!account.options.betaOpen) throw notInWhitelist();
    const cluster = account.cluster(ClusterId, region);
    const told = enabling(account, cluster);
    const on = told.Status === 'Enabled';
    const { networkType, subnetId, clusterCidr } = cluster.external ?? {};
    const subnet = cluster.subnets.find((one) => one.subnetId === subnetId);
    const address = (last: number) => (on && subnet ? subnet.cidr.replace(/\d+\/\d+$/, String(last)) : '');
    return {
      ...told,
      ClusterCIDR: clusterCidr ?? '',
      NetworkType: networkType ?? pluginOf(cluster),
      SubnetId: subnetId ?? '',
      Enabled: false,
      AS: '',
      SwitchIP: '',
      Master: address(12),
      Proxy: address(13),
      EnabledPublicConnect: on ? false : null,
      PublicConnectUrl: on ? '' : null,
      PublicCustomDomain: on ? '' : null,
    };
  },
});

/** While disabled the cluster's own plugin was seen here. */
const pluginOf = ({ property }: Cluster) => /"NetworkType":"([^"]*)"/.exec(property)?.[1] ?? '';
