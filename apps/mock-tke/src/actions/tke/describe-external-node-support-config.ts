import type { DescribeExternalNodeSupportConfigResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action, TkeError } from '../../action.ts';
import { enabling } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/101767. `Enabled` stays false, as was seen: Status is what counts. */
export const DescribeExternalNodeSupportConfig = action<DescribeExternalNodeSupportConfigResponse>()({
  version: '2018-05-25',
  name: 'DescribeExternalNodeSupportConfig',
  request: z.strictObject({ ClusterId: z.string() }),
  reply: ({ ClusterId }, account, region) => {
    if (!account.options.betaOpen) throw new TkeError('UnsupportedOperation.NotInWhitelist', 'not in whitelist');
    const cluster = account.cluster(ClusterId, region);
    const told = enabling(account, cluster);
    const on = told.Status === 'Enabled';
    return {
      ...told,
      ClusterCIDR: '',
      NetworkType:
        told.Status === 'Disabled'
          ? 'GR'
          : cluster.property.includes('CiliumOverlay')
            ? 'CiliumOverlay'
            : 'HostNetwork',
      SubnetId: cluster.subnetId ?? '',
      Enabled: false,
      AS: '',
      SwitchIP: '',
      Master: on ? '172.16.0.12' : '',
      Proxy: on ? '172.16.0.13' : '',
      EnabledPublicConnect: false,
      PublicConnectUrl: '',
      PublicCustomDomain: '',
    };
  },
});
