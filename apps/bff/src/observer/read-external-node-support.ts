import type { Support } from '@isthmus/contracts/clusters';
import type { Reading } from './reading.ts';

/** https://cloud.tencent.com/document/api/457/101767: also the probe of the beta gate, read-only and safe. */
export const readExternalNodeSupport: Reading = async (client, caller, { region, clusterId }) => {
  const told = await client.call(caller, 'DescribeExternalNodeSupportConfig', { ClusterId: clusterId }, { region });
  const support: Support = {
    status: told.Status ?? '',
    networkType: told.NetworkType || null,
    subnetId: told.SubnetId || null,
    clusterCidr: told.ClusterCIDR || null,
    master: told.Master || null,
    proxy: told.Proxy || null,
    publicConnectUrl: told.PublicConnectUrl || null,
    failedReason: told.FailedReason || null,
    progress:
      told.Progress?.map((step) => ({
        name: step.Name ?? '',
        startAt: step.StartAt ?? null,
        endAt: step.EndAt ?? null,
        status: step.Status ?? '',
        message: step.Message ?? '',
      })) ?? null,
  };
  return { content: { ...support }, moving: support.status === 'Initializing' };
};
