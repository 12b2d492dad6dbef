import type { DescribeExternalNodeScriptResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { freeAddress } from '../../hosts/free-address.ts';
import { forgetOldTickets, linkSeconds } from '../../hosts/tickets.ts';
import { poolOf, nodesInQuota } from '../../life.ts';
import { regions } from '../../regions.ts';

/**
 * https://cloud.tencent.com/document/api/457/129224. Enforces the quota. The command downloads the script but does not run it.
 * The documented examples mix http and https in Link and Command. Here both use this server's scheme.
 */
export const DescribeExternalNodeScript = action<DescribeExternalNodeScriptResponse>()({
  service: 'tke',
  name: 'DescribeExternalNodeScript',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolId: z.string(),
    Interface: z.string().optional(),
    Name: z.string().optional(),
    Internal: z.boolean().optional(),
  }),
  reply: (request, account, { region, url }) => {
    const cluster = account.runningCluster(request.ClusterId, region, 'ResourceNotFound.ClusterNotFound');
    const { nodePoolId } = poolOf(account, cluster, request.NodePoolId, 'InvalidParameter.Param');
    if (nodesInQuota(account, cluster).length >= cluster.quota)
      throw new TkeError('LimitExceeded.QuotaMaxNodLimit', `external node quota of the cluster is ${cluster.quota}`);
    forgetOldTickets(account, cluster);
    const token = account.chance.hex(24);
    const issuedAt = account.now();
    cluster.tickets.push({
      token,
      nodePoolId,
      nodeName: request.Name || null,
      interface: request.Interface ?? '',
      playedAddress: freeAddress(cluster, nodePoolId),
      issuedAt,
    });
    const from = Math.floor(issuedAt / 1000);
    const time = `${from};${from + linkSeconds}`;
    const options = new URLSearchParams({
      'q-sign-algorithm': 'sha1',
      'q-ak': account.secretId,
      'q-sign-time': time,
      'q-key-time': time,
      'q-header-list': 'host;x-cos-token',
      'q-url-param-list': '',
      'q-signature': account.chance.hex(20),
    });
    const object = `user-pkgs/${cluster.clusterId}${account.uin}${regions[region]?.alias ?? ''}/add2tkectl`;
    const link = `${url}/${encodeURIComponent(object)}?${options}`;
    const script = `add2tkectl-${cluster.clusterId}-${nodePoolId}`;
    return {
      Link: link,
      Token: token,
      Command: `wget --header="x-cos-token:${token}" '${link}' -O ${script} && chmod +x ${script}`,
    };
  },
});
