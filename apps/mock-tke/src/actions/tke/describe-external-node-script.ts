import { randomBytes } from 'node:crypto';
import type { DescribeExternalNodeScriptResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action, TkeError } from '../../action.ts';
import { poolOf, takenOf } from '../../life.ts';

const linkSeconds = 3600;

/** https://cloud.tencent.com/document/api/457/129227. The quota is enforced here; the command downloads, it does not install. */
export const DescribeExternalNodeScript = action<DescribeExternalNodeScriptResponse>()({
  version: '2018-05-25',
  name: 'DescribeExternalNodeScript',
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolId: z.string(),
    Interface: z.string().optional(),
    Name: z.string().optional(),
    Internal: z.boolean().optional(),
  }),
  reply: (request, account, region) => {
    const cluster = account.cluster(request.ClusterId, region);
    const { nodePoolId } = poolOf(account, cluster, request.NodePoolId);
    if (takenOf(account, cluster).length >= cluster.quota)
      throw new TkeError('LimitExceeded.QuotaMaxNodLimit', `external node quota of the cluster is ${cluster.quota}`);
    const token = randomBytes(24).toString('hex');
    const issuedAt = account.now();
    cluster.tickets.push({ token, nodePoolId, nodeName: request.Name || null, issuedAt });
    const from = Math.floor(issuedAt / 1000);
    const script = `add2tkectl-${request.ClusterId}-${nodePoolId}`;
    const options = new URLSearchParams({
      'q-sign-time': `${from};${from + linkSeconds}`,
      interface: request.Interface ?? '',
    });
    const link = `${account.hostsUrl}/hosts/${account.secretId}/${request.ClusterId}/${script}?${options}`;
    return {
      Link: link,
      Token: token,
      Command: `wget --header="x-cos-token:${token}" '${link}' -O ${script} && chmod +x ${script}`,
    };
  },
});
