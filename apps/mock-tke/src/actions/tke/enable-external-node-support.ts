import type { EnableExternalNodeSupportResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action, TkeError } from '../../action.ts';
import { enabling } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/129222. A failed enabling may be begun again; there is no way to disable. */
export const EnableExternalNodeSupport = action<EnableExternalNodeSupportResponse>()({
  version: '2018-05-25',
  name: 'EnableExternalNodeSupport',
  request: z.strictObject({
    ClusterId: z.string(),
    ClusterExternalConfig: z.strictObject({
      NetworkType: z.string(),
      SubnetId: z.string(),
      ClusterCIDR: z.string().optional(),
      Enabled: z.boolean().optional(),
    }),
  }),
  reply: ({ ClusterId, ClusterExternalConfig: { NetworkType, SubnetId, ClusterCIDR } }, account, region) => {
    if (!account.options.betaOpen) throw new TkeError('UnsupportedOperation.NotInWhitelist', 'not in whitelist');
    const cluster = account.cluster(ClusterId, region);
    const { Status } = enabling(account, cluster);
    if (cluster.status !== 'Running') throw new TkeError('ResourceUnavailable.ClusterState', 'cluster is not running');
    if (!['HostNetwork', 'CiliumBGP'].includes(NetworkType))
      throw new TkeError('InvalidParameter.Param', 'invalid NetworkType');
    if (NetworkType === 'CiliumBGP' && !ClusterCIDR)
      throw new TkeError('InvalidParameter.Param', 'clusterCIDR should not be empty');
    if (Status === 'Enabled')
      throw new TkeError('UnsupportedOperation.AlreadyEnabled', 'external node support is enabled');
    if (Status === 'Initializing')
      throw new TkeError(
        'FailedOperation.OperationForbidden',
        'cannot enable external node support when in task: enableExternalNode',
      );
    if (cluster.property.includes('tke-direct-eni'))
      throw new TkeError('UnsupportedOperation.UnsupportedNetworkType', 'network type is not supported');
    const subnet = cluster.subnets.find(({ subnetId }) => subnetId === SubnetId);
    if (!subnet || subnet.free < 1) throw new TkeError('InvalidParameter.SubnetInvalidError', 'the subnet is invalid');
    cluster.enabledFrom = account.now();
    cluster.subnetId = SubnetId;
    return {};
  },
});
