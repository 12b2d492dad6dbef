import type { EnableExternalNodeSupportResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import type { Account } from '../../account.ts';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { minorOf } from '../../life.ts';
import type { Cluster } from '../../model.ts';
import { enabling, notInWhitelist } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/129222. A failed enabling may be started again. TKE has no way to disable. */
export const EnableExternalNodeSupport = action<EnableExternalNodeSupportResponse>()({
  service: 'tke',
  name: 'EnableExternalNodeSupport',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    ClusterExternalConfig: z.strictObject({
      NetworkType: z.string(),
      SubnetId: z.string(),
      ClusterCIDR: z.string().optional(),
      Enabled: z.boolean().optional(),
    }),
  }),
  reply: ({ ClusterId, ClusterExternalConfig: { NetworkType, SubnetId, ClusterCIDR } }, account, { region }) => {
    if (!account.options.betaOpen) throw notInWhitelist();
    const cluster = account.runningCluster(ClusterId, region);
    const { Status } = enabling(account, cluster);
    const { enableTwice, networkTypes } = account.options;
    if (!networkTypes.split(', ').includes(NetworkType))
      throw new TkeError('InvalidParameter.Param', 'PARAM_ERROR(invalid NetworkType)');
    if (NetworkType === 'CiliumBGP' && !ClusterCIDR)
      throw new TkeError('InvalidParameter.Param', 'PARAM_ERROR(clusterCIDR should not be empty)');
    if (Status === 'Enabled')
      throw new TkeError('UnsupportedOperation.AlreadyEnabled', 'external node support is enabled');
    if (Status === 'Initializing')
      throw new TkeError(enableTwice, 'cannot enable external node support when in task: enableExternalNode');
    refuseUnqualified(account, cluster);
    const subnet = cluster.subnets.find(({ subnetId }) => subnetId === SubnetId);
    if (!subnet || subnet.free < 1) throw new TkeError('InvalidParameter.SubnetInvalidError', 'the subnet is invalid');
    // A Cilium-Overlay cluster reports its own plugin, whatever was requested.
    const networkType = cluster.property.includes('CiliumOverlay') ? 'CiliumOverlay' : NetworkType;
    cluster.enabledFrom = account.now();
    cluster.external = { networkType, subnetId: SubnetId, clusterCidr: ClusterCIDR ?? '' };
    // Fixed now, so a later option change does not affect this attempt.
    cluster.enabling = { seconds: account.options.enableSeconds, failsAtStep: account.options.failEnableAtStep };
    return {};
  },
});

/** Refuses clusters that can never be enabled. Guess: the refusal and its code for old and independent clusters. */
function refuseUnqualified({ options }: Account, { type, version, property }: Cluster) {
  const plainRouter = property.includes('"GR"') && !property.includes('VpcCniType');
  if (property.includes('tke-direct-eni') || (plainRouter && options.globalRouter === 'refused'))
    throw new TkeError('UnsupportedOperation.UnsupportedNetworkType', 'network type is not supported');
  if (minorOf(version) < minorOf(options.minimumVersion))
    throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(cluster version is below ${options.minimumVersion})`);
  if (type === 'INDEPENDENT_CLUSTER' && options.independentClusters === 'refused')
    throw new TkeError('InvalidParameter.Param', 'PARAM_ERROR(independent cluster is not supported)');
}
