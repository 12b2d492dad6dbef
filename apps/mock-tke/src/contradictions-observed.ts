import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Contradictions } from './contradictions.ts';
import { inCluster, inPool, verdict, type TestCluster } from './test-cluster.ts';

const plugin = (NetworkType: string) => ({ property: JSON.stringify({ NetworkType }) });
const remove = { ...inCluster, NodePoolIds: [inPool.NodePoolId] };

/** For each switch: how a test observes it, and the expected value of each choice. */
type Observations = {
  [Name in keyof Contradictions]: [
    scenario: string,
    observe: (world: TestCluster) => Promise<unknown>,
    expectedValues: Record<Contradictions[Name], unknown>,
  ];
};
const param = 'InvalidParameter.Param';
const network = 'UnsupportedOperation.UnsupportedNetworkType';

const { shape } = Contradictions;
/** For switches whose choices are the observed words. Maps each choice to itself. */
const toThemselves = <Choice extends string>({ options }: { options: Choice[] }) =>
  Object.fromEntries(options.map((choice) => [choice, choice])) as Record<Choice, Choice>;

/** How each switch is observed. */
export const observations: Observations = {
  networkTypes: [
    'one-ready-cluster',
    async ({ enable, config, cluster }) => {
      const taken = [];
      for (const word of ['HostNetwork', 'Flannel', 'CiliumBGP', 'CiliumVXLan', 'VPC-CNI', 'Cilium-Overlay']) {
        if ((await verdict(enable(word, '10.1.0.0/14'))) === 'taken') taken.push((await config()).NetworkType);
        await cluster({ enabledFrom: null, external: null, enabling: null });
      }
      return taken.join(', ');
    },
    toThemselves(shape.networkTypes),
  ],
  networkTypeBeforeEnabling: [
    'one-ready-cluster',
    async ({ config }) => (await config()).NetworkType,
    { plugin: 'VPC-CNI', documented: 'HostNetwork' },
  ],
  globalRouter: [
    'one-ready-cluster',
    async ({ cluster, enable }) => (await cluster(plugin('GR')), verdict(enable())),
    { allowed: 'taken', refused: network },
  ],
  overlayClusters: [
    'one-ready-cluster',
    async ({ cluster, config }) => {
      await cluster(plugin('CiliumOverlay'));
      const { Status, NetworkType, SubnetId, Progress } = await config();
      return [Status, NetworkType, SubnetId, Progress];
    },
    {
      'on-request': ['Disabled', 'CiliumOverlay', '', null],
      'by-default': ['Enabled', 'CiliumOverlay', 'subnet-01plenty', null],
    },
  ],
  independentClusters: [
    'one-ready-cluster',
    async ({ cluster, client, enable }) => {
      await cluster({ type: 'INDEPENDENT_CLUSTER' });
      const { TotalCount } = await client.DescribeClusters({ ClusterType: 'INDEPENDENT_CLUSTER' });
      return [TotalCount, await verdict(enable())];
    },
    { allowed: [1, 'taken'], refused: [1, param] },
  ],
  minimumVersion: [
    'one-ready-cluster',
    async ({ cluster, enable }) => {
      await cluster({ version: '1.16.3' });
      const old = await verdict(enable());
      await cluster({ version: '1.18.4' });
      return [old, await verdict(enable())];
    },
    { '1.18': [param, 'taken'], '1.20': [param, param] },
  ],
  enableTwice: [
    'one-ready-cluster',
    async ({ enable }) => (await enable(), verdict(enable())),
    toThemselves(shape.enableTwice),
  ],
  enablingSteps: [
    'one-ready-cluster',
    async ({ enable, advance, config }) => {
      await enable();
      await advance(9);
      const { Status, Progress } = await config();
      return [Status, Progress?.length, Progress?.at(-1)?.Name];
    },
    { nine: ['Enabled', 9, 'CompleteEnable'], seven: ['Enabled', 7, 'CompleteEnable'] },
  ],
  enabledField: [
    'one-enabled-cluster',
    async ({ config }) => (await config()).Enabled,
    { 'stays-false': false, 'follows-status': true },
  ],
  publicConnect: [
    'one-enabled-cluster',
    async ({ config }) => {
      const { EnabledPublicConnect, PublicConnectUrl } = await config();
      return [EnabledPublicConnect, PublicConnectUrl];
    },
    { off: [false, ''], on: [true, expect.stringMatching(/:9000$/)] },
  ],
  docker: [
    'one-enabled-cluster',
    async ({ cluster, client, create }) => {
      await cluster({ version: '1.22.5' });
      const { OptionalRuntimes = [] } = await client.DescribeSupportedRuntime({ K8sVersion: '1.22.5' });
      const made = await verdict(create({ ContainerRuntime: 'docker', RuntimeVersion: '19.3' }));
      return [OptionalRuntimes.map(({ RuntimeType }) => RuntimeType), made];
    },
    {
      refused: [['containerd'], 'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError'],
      offered: [['containerd', 'docker'], 'taken'],
    },
  ],
  poolNames: [
    'one-pool',
    async ({ client, create }) => {
      const again = await verdict(create({ Name: 'rack-7' }));
      const { NodePoolId = '' } = await create();
      return [again, await verdict(client.ModifyExternalNodePool({ ...inCluster, NodePoolId, Name: 'rack-7' }))];
    },
    { 'may-repeat': ['taken', 'taken'], unique: [param, param] },
  ],
  requiredLabels: [
    'one-pool',
    async ({ client, create }) => [
      await verdict(create()),
      await verdict(client.ModifyExternalNodePool({ ...inPool, Labels: [] })),
      await verdict(client.ModifyExternalNodePool({ ...inPool, Name: 'renamed' })),
    ],
    { none: ['taken', 'taken', 'taken'], location: [param, param, 'taken'] },
  ],
  poolLabels: [
    'one-pool',
    async ({ client, nodes }) => {
      await client.ModifyExternalNodePool({
        ...inPool,
        Labels: [{ Name: 'tke.cloud.tencent.com/location', Value: 'idc-foshan-1' }],
      });
      return (await nodes())[0]?.Location;
    },
    { 'later-nodes': 'idc-guangzhou-1', 'all-nodes': 'idc-foshan-1' },
  ],
  nodeLocation: [
    'one-pool',
    async ({ nodes }) => (await nodes())[0]?.Location,
    { 'from-label': 'idc-guangzhou-1', empty: '' },
  ],
  customDataAlone: [
    'one-pool',
    async ({ client }) => verdict(client.ModifyExternalNodePool({ ...inPool, UserScript: 'ZWNobyBo' })),
    { 'nothing-is-updated': param, taken: 'taken' },
  ],
  customDataFolder: [
    'one-pool',
    async ({ client, host }) => {
      await client.ModifyExternalNodePool({ ...inPool, Name: 'renamed', UserScript: 'ZWNobyBo' });
      const { root, run } = await host();
      await run('install');
      return shape.customDataFolder.options.filter((path) => existsSync(join(root, path, 'userscript.sh'))).join();
    },
    toThemselves(shape.customDataFolder),
  ],
  poolDeletion: [
    'one-pool',
    async ({ client, advance, nodes }) => {
      await client.DeleteExternalNodePool({ ...remove, Force: true });
      await advance(20);
      return (await nodes()).map(({ Status, NodePoolId }) => [Status, NodePoolId]);
    },
    { 'takes-nodes': [], 'leaves-nodes': Array(3).fill(['Running', null]) },
  ],
  poolDeletionWithPods: [
    'one-pool',
    async ({ client }) => verdict(client.DeleteExternalNodePool(remove)),
    { 'refused-unless-forced': 'ResourceInUse.ExistRunningPod', proceeds: 'taken' },
  ],
  forceAndProtection: [
    'one-pool',
    async ({ client, change }) => {
      await change('pools/np-rack0007', { deletionProtection: true });
      const unforced = await verdict(client.DeleteExternalNodePool(remove));
      return [unforced, await verdict(client.DeleteExternalNodePool({ ...remove, Force: true }))];
    },
    {
      'protection-holds': ['OperationDenied', 'OperationDenied'],
      'force-wins': ['OperationDenied', 'taken'],
    },
  ],
  nodeStatusWords: [
    'one-pool',
    async ({ change, nodes }) => {
      await change('nodes/node-10.4.7.13', { failed: 'kubelet stopped posting node status' });
      return (await nodes())
        .slice(1)
        .map(({ Status }) => Status)
        .join(', ');
    },
    toThemselves(shape.nodeStatusWords),
  ],
  instanceTimes: [
    'one-pool',
    async ({ instances }) => (await instances())[0]?.CreatedTime,
    {
      '+0000 UTC': expect.stringMatching(/^[\d-]{10} [\d:]{8} \+0000 UTC$/),
      '+0800 CST': expect.stringMatching(/^[\d-]{10} [\d:]{8} \+0800 CST$/),
      'RFC 3339': expect.stringMatching(/^[\d-]{10}T[\d:]{8}Z$/),
    },
  ],
  hostSystems: [
    'one-pool',
    async ({ host }) => {
      const { root, run } = await host();
      const before = await run('check');
      writeFileSync(join(root, 'etc/os-release'), 'ID="tencentos"\nVERSION_ID="2.4"\n');
      return [before, await run('check')];
    },
    { '3.1, 2.4': ['taken', 'taken'], '3.1': ['taken', 1] },
  ],
  joinToken: [
    'one-pool',
    async ({ script, register }) => {
      const { token } = await script();
      return [await register(token, '10.9.0.1'), await register(token, '10.9.0.2')];
    },
    { many: [200, 200], one: [200, 403] },
  ],
  deniedCode: [
    'one-pool',
    async ({ client, options }) => (
      await options({ deniedRegions: ['ap-guangzhou'] }),
      verdict(client.DescribeClusters({}))
    ),
    toThemselves(shape.deniedCode),
  ],
};
