import type { DescribeClusterInstancesResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20220501/tke_models.js';
import { z } from 'zod';
import type { Account } from '../../account.ts';
import { action } from '../../action.ts';
import { instanceStateOf, nodesIn2022 } from '../../life.ts';
import type { Cluster, Node } from '../../model.ts';
import { Filters, matching, Paging } from './filters.ts';

/** The fields of the kinds that an instance is not are null, as in the documented example. */
const usual = { InstanceRole: 'WORKER', Native: null, Regular: null, Super: null, External: null };

/** InstanceId is the name, as in the documented example. It has no labels, no taints and no pods. */
const external = (account: Account, node: Node) => ({
  ...usual,
  InstanceId: node.name,
  ...instanceStateOf(account, node),
  Unschedulable: node.unschedulable,
  CreatedTime: account.instanceTime(node.joinedAt),
  LanIP: node.ip,
  NodePoolId: node.nodePoolId || null,
  NodeType: 'External',
  External: { Name: node.name, CPU: node.cpu, Memory: node.memory, K8SVersion: node.kubelet },
});

const cloudNodes = (account: Account, { cloudNodes: count, clusterId, vpcCidr, createdAt }: Cluster) =>
  Array.from({ length: count }, (_, index) => ({
    ...usual,
    InstanceId: `ins-${clusterId.slice(4)}${index}`,
    InstanceState: 'running',
    FailedReason: '=Ready:True',
    Unschedulable: false,
    CreatedTime: account.instanceTime(createdAt),
    LanIP: vpcCidr.replace(/\.0\/\d+$/, `.${20 + index}`),
    NodePoolId: '',
    NodeType: 'Regular',
    Regular: {
      AutoscalingGroupId: '',
      InstanceAdvancedSettings: {
        DesiredPodNumber: 0,
        ExtraArgs: { Kubelet: null },
        PreStartUserScript: null,
        RuntimeConfig: null,
        UserScript: '',
      },
    },
  }));

type Listed = ReturnType<typeof external> | ReturnType<typeof cloudNodes>[number];
const has = (text: string | null, part: string) => text?.includes(part) ?? false;

/**
 * https://www.tencentcloud.com/document/api/457/66315. Lists cloud nodes and external nodes, also those that join. The filters
 * Labels and VagueInstanceName, SortBy and NeedTags are not mocked. Guess: a draining or terminating node is still running.
 */
export const DescribeClusterInstances2022 = action<DescribeClusterInstancesResponse>()({
  service: 'tke',
  version: '2022-05-01',
  name: 'DescribeClusterInstances',
  request: z.strictObject({ ClusterId: z.string(), ...Paging, Filters }),
  reply: ({ ClusterId, Offset, Limit, Filters }, account, { region }) => {
    const cluster = account.cluster(ClusterId, region, 'InvalidParameter.ClusterNotFound');
    const poolNames = new Map(cluster.pools.map(({ nodePoolId, name }) => [nodePoolId, name]));
    const all: Listed[] = [
      ...cloudNodes(account, cluster),
      ...nodesIn2022(account, cluster).map((node) => external(account, node)),
    ];
    const found = matching(all, Filters, {
      InstanceIds: ({ InstanceId }, value) => InstanceId === value,
      InstanceType: ({ NodeType }, value) => NodeType === value,
      InstanceStates: ({ InstanceState }, value) => InstanceState === value,
      NodePoolIds: ({ NodePoolId }, value) => NodePoolId === value,
      NodePoolNames: ({ NodePoolId }, value) => poolNames.get(NodePoolId ?? '') === value,
      Unschedulable: ({ Unschedulable }, value) => String(Unschedulable) === value,
      VagueIpAddress: ({ LanIP }, value) => has(LanIP, value),
    });
    return { TotalCount: found.length, InstanceSet: found.slice(Offset, Offset + Limit), Errors: [] };
  },
});
