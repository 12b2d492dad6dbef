import { Cluster, Support } from '@isthmus/contracts/clusters';
import { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { ExternalNode } from '@isthmus/contracts/external-nodes';
import { describe, expect, test } from 'vitest';
import { withFacts } from '#rules/with-facts';
import { TkeError } from '#sources/tke/tke-error';
import { cloudNodes } from './kinds/cloud-nodes.ts';
import { clusterAfter, clusters } from './kinds/clusters.ts';
import { externalNodePools, poolsAfter } from './kinds/external-node-pools.ts';
import { externalNodeSupport } from './kinds/external-node-support.ts';
import { externalNodes, nodesAfter } from './kinds/external-nodes.ts';
import type { Reader } from './kinds/kind.ts';
import { nodeFacts } from './kinds/node-facts.ts';
import { toCluster } from './read-observed.ts';
import { toPool } from './read-pools.ts';
import { odd, pathsOf, withOdd, type Json } from './odd-values.ts';
import { readingsPage, type Reading } from './readings-page.ts';

const at = '2026-08-21T10:00:00.000Z';
const place = { accountId: '1d1d0cbb-6a3a-4a0c-9d8f-0d1b0a3f6f10', region: 'ap-guangzhou', clusterId: 'cls-a' };
const readerOf = (reply: Json): Reader => ({
  key: { ...place, kind: '' },
  ask: (_action, request) =>
    Promise.resolve(
      JSON.stringify(request).includes('ClusterIds') ? { Clusters: [], TotalCount: 1, RequestId: 'r' } : reply,
    ),
  ask2022: () => Promise.resolve(reply),
  storedIds: () => Promise.resolve(['cls-a']),
});

interface Answer {
  action: string;
  good: Json;
  /** Reads this answer after a good one. Returns the stored fields and the page's data; throws TkeError. */
  read: (reply: Json) => Promise<{ stored: Json; page: unknown; problem: string | null }>;
}

const [name, np] = ['node-a', 'np-a'];
const answers: Answer[] = [
  {
    action: 'DescribeClusters',
    good: {
      TotalCount: 1,
      Clusters: [
        {
          ClusterId: 'cls-a',
          ClusterName: 'prod',
          ClusterVersion: '1.30.4',
          ClusterStatus: 'Running',
          ClusterType: 'MANAGED_CLUSTER',
          Property: '{"NetworkType":"GR"}',
          ClusterNodeNum: 3,
          ClusterNetworkSettings: { VpcId: 'vpc-1', ClusterCIDR: '10.0.0.0/16', ServiceCIDR: '10.1.0.0/16' },
        },
      ],
      RequestId: 'r-1',
    },
    async read(reply) {
      const found = await clusters.read(readerOf(reply));
      const before = (await clusters.read(readerOf(this.good))).rows.listed.get('cls-a');
      if (!before) throw new Error('no cluster');
      const read = found.rows.listed.get('cls-a');
      const row = { podCidr: null, serviceCidr: null, nodeCount: null, ...clusterAfter(before, read ?? before) };
      const parts = {
        support: undefined,
        cloudNodes: undefined,
        pools: undefined,
        nodes: undefined,
        health: undefined,
      };
      const others = [...found.rows.listed].filter(([id]) => id !== 'cls-a');
      expect(found.rows.gone).toEqual([]);
      const stored = { ...row, ...(others.length > 0 && { other: others[0]?.[0] }) };
      const page = Cluster.parse(toCluster({ ...place, ...row, ...requiredFields(row) }, parts, 15_000));
      return { stored, page, problem: found.problem?.upstream?.message ?? null };
    },
  },
  {
    action: 'DescribeClusterInstances',
    good: { TotalCount: 3, InstanceSet: [{ InstanceId: 'ins-1' }], RequestId: 'r-1' },
    async read(reply) {
      const { content } = await cloudNodes.read(readerOf(reply));
      expect(Cluster.shape.cloudNodes.safeParse(content['count']).success).toBe(true);
      return { stored: content, page: content, problem: null };
    },
  },
  {
    action: 'DescribeExternalNodeSupportConfig',
    good: {
      ClusterCIDR: '10.2.0.0/16',
      NetworkType: 'HostNetwork',
      SubnetId: 'subnet-1',
      Status: 'Enabled',
      FailedReason: 'why',
      Master: '10.0.0.9',
      Proxy: '10.0.0.8',
      PublicConnectUrl: '1.2.3.4:9000',
      Progress: [{ Name: 'Prepare', StartAt: at, EndAt: at, Status: 'success', Message: 'done' }],
      RequestId: 'r-1',
    },
    async read(reply) {
      const { content } = await externalNodeSupport.read(readerOf(reply));
      return { stored: content, page: Support.parse(content), problem: null };
    },
  },
  {
    action: 'DescribeExternalNodePools',
    good: {
      TotalCount: 1,
      NodePoolSet: [
        {
          NodePoolId: np,
          Name: 'rack-7',
          LifeState: 'normal',
          NodeType: 'GPU',
          RuntimeConfig: { RuntimeType: 'containerd', RuntimeVersion: '1.7.28' },
          Labels: [{ Name: 'rack', Value: '7' }],
          Taints: [{ Key: 'gpu', Value: 'yes', Effect: 'NoSchedule' }],
          DeletionProtection: false,
          InstanceAdvancedSettings: {
            DockerGraphPath: '/var/lib/docker',
            Unschedulable: 0,
            DesiredPodNumber: 64,
            ExtraArgs: { Kubelet: ['a=b'] },
          },
        },
      ],
      RequestId: 'r-1',
    },
    async read(reply) {
      const before = poolsAfter(new Map(), (await externalNodePools.read(readerOf(this.good))).rows);
      const { rows, problem } = await externalNodePools.read(readerOf(reply));
      const after = poolsAfter(before, rows);
      for (const [nodePoolId, row] of after) {
        const page = { ...toPool({ ...place, nodePoolId, ...row }), madeFrom: null };
        ExternalNodePool.omit({ health: true }).parse(page);
      }
      return { stored: onlyOne(after), page: [...after.values()], problem: problem?.upstream?.message ?? null };
    },
  },
  {
    action: 'DescribeExternalNode',
    good: {
      TotalCount: 1,
      Nodes: [
        {
          Name: name,
          NodePoolId: np,
          IP: '10.4.7.1',
          Location: 'rack 7',
          Status: 'Running',
          CreatedTime: at,
          Reason: 'why',
          Unschedulable: false,
        },
      ],
      RequestId: 'r-1',
    },
    async read(reply) {
      const before = nodesAfter(new Map(), (await externalNodes.read(readerOf(this.good))).rows);
      const { rows, problem } = await externalNodes.read(readerOf(reply));
      const after = nodesAfter(before, rows);
      for (const [id, row] of after) {
        const unread = { isListed: true, kubelet: null, cpu: null, memoryGb: null, instance: null };
        ExternalNode.parse({ name: id, ...row, ...unread, appearedAt: at, since: at, acts: 0 });
      }
      return { stored: onlyOne(after), page: [...after.values()], problem: problem?.upstream?.message ?? null };
    },
  },
  {
    action: 'DescribeClusterInstances (2022-05-01)',
    good: {
      TotalCount: 1,
      InstanceSet: [
        {
          InstanceId: name,
          NodePoolId: np,
          LanIP: '10.4.7.1',
          InstanceState: 'initializing',
          FailedReason: 'why',
          CreatedTime: '2026-08-21 18:00:00 +0800 CST',
          Unschedulable: false,
          External: { Name: name, CPU: 32, Memory: 128, K8SVersion: 'v1.30.4-tke.1' },
        },
      ],
      RequestId: 'r-1',
    },
    async read(reply) {
      const { rows, problem } = await nodeFacts.read(readerOf(reply));
      for (const [id, facts] of rows.read) {
        const row = { ...place, name: id, ...facts, appearedAt: new Date(at), since: new Date(at) };
        for (const node of withFacts([], [row])) ExternalNode.parse({ ...node, appearedAt: at, since: at, acts: 0 });
      }
      return { stored: onlyOne(rows.read), page: [...rows.read.values()], problem: problem?.upstream?.message ?? null };
    },
  },
];

/** The only row of a list. A row under another id also returns that id. */
function onlyOne(rows: Map<string, object>): Json {
  const [[id, row] = ['', {}], ...others] = [...rows].toReversed();
  return { ...row, ...(id !== name && id !== np && { id }), ...(others.length > 0 && { rows: rows.size }) };
}
/** The fields that Prisma's type requires. */
const requiredFields = (row: { unreadable?: string[] }) => ({ unreadable: row.unreadable ?? [] });

const isStorable = (value: unknown) => {
  const text = JSON.stringify(value);
  return !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text) && text.length < 20_000;
};

const table: Reading[] = [];

describe.each(answers)('$action', (answer) => {
  test.each(pathsOf(answer.good).map((path) => ({ path, name: path.filter((part) => part !== '0').join('.') })))(
    'accepts any value of $name',
    async ({ path, name }) => {
      const good = await answer.read(answer.good);
      for (const [kind, value] of Object.entries(odd)) {
        const outcome = await answer.read(withOdd(answer.good, path, value)).catch((thrown: unknown) => {
          if (!(thrown instanceof TkeError)) throw thrown;
          expect(thrown.problem.code).toBe('tke-unreadable');
          expect(isStorable(thrown.problem)).toBe(true);
          return null;
        });
        if (outcome) expect([kind, isStorable(outcome)]).toEqual([kind, true]);
        table.push({ action: answer.action, field: name, kind, good: good.stored, outcome });
      }
    },
  );
});

test('docs/readings.md lists what is stored in each case', async () => {
  const page = await readingsPage(table, Object.keys(odd));
  await expect(page).toMatchFileSnapshot('../../../../docs/readings.md');
});
