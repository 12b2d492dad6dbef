import type { Support } from '@isthmus/contracts/clusters';
import type { ObservationKind } from './kind.ts';

/** https://cloud.tencent.com/document/api/457/101767: also the probe of the beta gate, read-only and safe. */
export const externalNodeSupport: ObservationKind<null> = {
  source: 'tke',
  scope: 'cluster',
  when: 'always',
  pace: 'page',

  async read(ask, { clusterId }) {
    const reply = await ask('DescribeExternalNodeSupportConfig', { ClusterId: clusterId });
    const support: Support = {
      status: reply.Status ?? '',
      networkType: reply.NetworkType || null,
      subnetId: reply.SubnetId || null,
      clusterCidr: reply.ClusterCIDR || null,
      master: reply.Master || null,
      proxy: reply.Proxy || null,
      publicConnectUrl: reply.PublicConnectUrl || null,
      failedReason: reply.FailedReason || null,
      progress:
        reply.Progress?.map((step) => ({
          name: step.Name ?? '',
          startAt: step.StartAt ?? null,
          endAt: step.EndAt ?? null,
          status: step.Status ?? '',
          message: step.Message ?? '',
        })) ?? null,
    };
    return { content: { ...support }, rows: null, moving: support.status === 'Initializing' };
  },
};
