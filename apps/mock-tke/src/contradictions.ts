import { z } from 'zod';

/** `choices` maps each reading to its source. The first is the default. An account's options may choose another. */
const between = <const Choice extends string>(question: string, choices: Record<Choice, string>, reason: string) =>
  z.enum(Object.keys(choices) as Choice[]).meta({ question, choices, reason });

/**
 * One switch for each contradiction between sources about TKE, with a default and its reason.
 * The table in docs/mock-coverage.md is generated from this.
 */
export const Contradictions = z.strictObject({
  networkTypes: between(
    'Which words Enable accepts as NetworkType, and reads return afterwards',
    {
      'HostNetwork, CiliumBGP': 'specification',
      'Flannel, CiliumBGP, CiliumVXLan': 'older page 457/101767',
      'VPC-CNI, Cilium-Overlay': 'launch page, which names plugins of the cluster',
    },
    'the specification is the newest',
  ),
  networkTypeBeforeEnabling: between(
    'The value of NetworkType while external nodes are disabled',
    { plugin: "guides saw the cluster's own, GR", documented: 'specification: only CiliumOverlay or HostNetwork' },
    'seen on the service; clients must accept unlisted words',
  ),
  globalRouter: between(
    'Whether a GlobalRouter cluster without VPC-CNI can be enabled',
    {
      allowed: 'community guide (457/79748), TKE engineer: with HostNetwork',
      refused: 'launch page: only two plugins',
    },
    'the launch page is from 2022, and it has worked since',
  ),
  overlayClusters: between(
    'How external nodes get enabled on a Cilium-Overlay cluster',
    {
      'on-request': 'guide 457/45987 shows the page for it',
      'by-default': 'guide 457/57917: enabled from its creation',
    },
    'the second is true for clusters created with a subnet; both can be arranged',
  ),
  independentClusters: between(
    'Whether an independent cluster can be enabled',
    { allowed: 'community guide, questions and answers', refused: 'another file of the same guide: managed ones only' },
    'nothing in the specification excludes them',
  ),
  minimumVersion: between(
    'The oldest Kubernetes that can be enabled',
    { '1.18': 'launch page', '1.20': 'community guide, for the public network edition' },
    'the higher version applies only to public networks',
  ),
  enableTwice: between(
    'The answer to a second Enable while the first is in progress',
    {
      'FailedOperation.OperationForbidden': 'community guides: "when in task"',
      'UnsupportedOperation.AlreadyEnabled': "the SDK's list, which has no better code",
    },
    'seen on the service',
  ),
  enablingSteps: between(
    'The number of steps that enabling reports',
    { nine: 'community guides, 2026', seven: 'documented example, 2021' },
    'the newer source',
  ),
  enabledField: between(
    'The value of the field Enabled when Status is Enabled',
    { 'stays-false': 'community guides', 'follows-status': 'specification: whether Direct Connect is enabled' },
    'seen on the service; it exposes clients that rely on it',
  ),
  publicConnect: between(
    'Whether enabling opens access from public networks',
    { off: 'launch page: private access only', on: 'community guides saw it with HostNetwork' },
    "another guide says that only Tencent's console has the switch",
  ),
  docker: between(
    'Whether docker is offered as a runtime, below Kubernetes 1.24',
    { refused: 'community guides', offered: 'specification; older examples have docker 19.3' },
    'seen on the service',
  ),
  poolNames: between(
    'Whether two pools of a cluster may have the same name',
    { 'may-repeat': 'specification, which has no such rule; one guide', unique: 'another guide' },
    'it exposes clients that rely on unique names',
  ),
  requiredLabels: between(
    'Labels that a pool must have',
    { none: 'specification: optional', location: 'guide 457/45987: location; as and switch-ip too with CiliumBGP' },
    'the documented example has none',
  ),
  poolLabels: between(
    'Which nodes get changed labels of a pool; only Location shows it',
    { 'later-nodes': 'community guides', 'all-nodes': 'guide 457/45987' },
    'seen on the service, and the official text is from 2022',
  ),
  nodeLocation: between(
    "The value of a node's Location",
    { 'from-label': "inferred from the label's name", empty: 'documented example' },
    'in the example the pool has no such label',
  ),
  customDataAlone: between(
    'The effect of Modify with only UserScript',
    { 'nothing-is-updated': 'community guides saw the refusal', taken: 'specification: each field is independent' },
    'seen on the service',
  ),
  customDataFolder: between(
    'The path of custom data on the host',
    { '/data/ccs_userscript': 'specification', '/usr/local/qcloud/tke/userscript': 'guides 457/45987, 457/57917' },
    'the specification is the newest',
  ),
  poolDeletion: between(
    'What happens to the nodes of a deleted pool',
    { 'takes-nodes': 'guide 457/45987', 'leaves-nodes': 'community guide: they stay without a pool' },
    "Tencent's own text",
  ),
  poolDeletionWithPods: between(
    'Whether running Pods block the deletion of a pool',
    { 'refused-unless-forced': 'specification of Force', proceeds: 'guide 457/45987: Pods are only not cleaned up' },
    'the specification is the newest',
  ),
  forceAndProtection: between(
    'Whether Force overrides deletion protection',
    { 'protection-holds': 'one file of a community guide', 'force-wins': 'another file of that guide' },
    'a wrong guess deletes no pool',
  ),
  nodeStatusWords: between(
    'The words of a healthy and a failed node',
    { 'Running, Failed': 'specification', 'Normal, Abnormal': 'community guides' },
    'the specification lists them',
  ),
  instanceTimes: between(
    'The form of times in version 2022-05-01',
    {
      '+0000 UTC': 'documented example, for an external node',
      '+0800 CST': 'documented example, for a super node',
      'RFC 3339': "example of the field's description",
    },
    'the example of an external node',
  ),
  hostSystems: between(
    'Which versions of TencentOS Server the host script accepts',
    { '3.1, 2.4': 'guide 457/57917', '3.1': 'launch page' },
    'the newer source',
  ),
  joinToken: between(
    'The number of hosts that may use a token, within its hour',
    { many: "Tencent's guides only name the hour", one: 'community guide: it ends with the registration' },
    "Tencent's own text",
  ),
  deniedCode: between(
    'The code of a call that CAM does not allow',
    {
      'AuthFailure.UnauthorizedOperation': 'common codes; seen by community guides',
      'UnauthorizedOperation.CamNoAuth': "the SDK's list of DescribeClusters",
    },
    'seen on the service',
  ),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** The first choice of each switch. */
export const defaultReadings: Contradictions = Contradictions.parse(
  Object.fromEntries(Object.entries(Contradictions.shape).map(([name, { options }]) => [name, options[0]])),
);
