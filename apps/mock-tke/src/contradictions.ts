import { z } from 'zod';

/** `choices` says of each reading who has it; the first is taken unless an account's options name another. */
const between = <const Choice extends string>(question: string, choices: Record<Choice, string>, reason: string) =>
  z.enum(Object.keys(choices) as Choice[]).meta({ question, choices, reason });

/**
 * Where sources about TKE contradict each other: a switch for each, with a default and why. The table in docs/mock-coverage.md is
 * made from this.
 */
export const Contradictions = z.strictObject({
  networkTypes: between(
    'Which words Enable takes as NetworkType, and tells afterwards',
    {
      'HostNetwork, CiliumBGP': 'specification',
      'Flannel, CiliumBGP, CiliumVXLan': 'older page 457/101767',
      'VPC-CNI, Cilium-Overlay': 'launch page, which names plugins of the cluster',
    },
    'the specification is the newest',
  ),
  networkTypeBeforeEnabling: between(
    'What NetworkType says while external nodes are disabled',
    { plugin: "guides saw the cluster's own, GR", documented: 'specification: CiliumOverlay or HostNetwork alone' },
    'seen on the service; a client must bear a word that is not listed',
  ),
  globalRouter: between(
    'Whether a GlobalRouter cluster without VPC-CNI can be enabled',
    {
      allowed: 'community guide (457/79748), TKE engineer: with HostNetwork',
      refused: 'launch page: two plugins alone',
    },
    'the launch page is of 2022, and it was done since',
  ),
  overlayClusters: between(
    'How a Cilium-Overlay cluster comes to have external nodes enabled',
    {
      'on-request': 'guide 457/45987 shows the page for it',
      'by-default': 'guide 457/57917: enabled from its creation',
    },
    'it holds for clusters made with a subnet; so both kinds can be arranged',
  ),
  independentClusters: between(
    'Whether an independent cluster can be enabled',
    { allowed: 'community guide, questions and answers', refused: 'another file of the same guide: managed ones only' },
    'nothing in the specification excludes them',
  ),
  minimumVersion: between(
    'The oldest Kubernetes that can be enabled',
    { '1.18': 'launch page', '1.20': 'community guide, of the edition for public networks' },
    'the higher one is about public networks alone',
  ),
  enableTwice: between(
    'What a second Enable is told while the first is under way',
    {
      'FailedOperation.OperationForbidden': 'community guides: "when in task"',
      'UnsupportedOperation.AlreadyEnabled': "the SDK's list, which has no other that fits",
    },
    'seen on the service',
  ),
  enablingSteps: between(
    'How many steps enabling tells',
    { nine: 'community guides, 2026', seven: 'documented example, 2021' },
    'the newer',
  ),
  enabledField: between(
    'What the field Enabled says once Status is Enabled',
    { 'stays-false': 'community guides', 'follows-status': 'specification: whether Direct Connect is enabled' },
    'seen on the service; who trusts it is found out',
  ),
  publicConnect: between(
    'Whether enabling opens access from public networks',
    { off: 'launch page: private access only', on: 'community guides saw it with HostNetwork' },
    "another guide says that the switch is in Tencent's console alone",
  ),
  docker: between(
    'Whether docker is offered as a runtime, below Kubernetes 1.24',
    { refused: 'community guides', offered: 'specification; older examples have docker 19.3' },
    'seen on the service',
  ),
  poolNames: between(
    'Whether two pools of a cluster may have one name',
    { 'may-repeat': 'specification, by its silence; one guide', unique: 'another guide' },
    'then a client that trusts names is found out',
  ),
  requiredLabels: between(
    'Labels that a pool must have',
    { none: 'specification: optional', location: 'guide 457/45987: location; as and switch-ip too with CiliumBGP' },
    'the documented example has none',
  ),
  poolLabels: between(
    'Which nodes labels of a pool reach when they change; only Location shows it',
    { 'later-nodes': 'community guides', 'all-nodes': 'guide 457/45987' },
    'seen on the service, and the official text is of 2022',
  ),
  nodeLocation: between(
    "What a node's Location says",
    { 'from-label': "inferred from the label's name", empty: 'documented example' },
    'in the example the pool has no such label',
  ),
  customDataAlone: between(
    'What Modify makes of UserScript alone',
    { 'nothing-is-updated': 'community guides saw the refusal', taken: 'specification: each field by itself' },
    'seen on the service',
  ),
  customDataFolder: between(
    'Where custom data lies on the host',
    { '/data/ccs_userscript': 'specification', '/usr/local/qcloud/tke/userscript': 'guides 457/45987, 457/57917' },
    'the specification is the newest',
  ),
  poolDeletion: between(
    'What becomes of the nodes of a deleted pool',
    { 'takes-nodes': 'guide 457/45987', 'leaves-nodes': 'community guide: they stay, in no pool' },
    "Tencent's own text",
  ),
  poolDeletionWithPods: between(
    'Whether running Pods hold up the deletion of a pool',
    { 'refused-unless-forced': 'specification of Force', proceeds: 'guide 457/45987: Pods are just not cleared' },
    'the specification is the newest',
  ),
  forceAndProtection: between(
    'Whether Force overcomes deletion protection',
    { 'protection-holds': 'one file of a community guide', 'force-wins': 'another file of it' },
    'nobody loses a pool to a wrong guess',
  ),
  nodeStatusWords: between(
    'The words of a node that is well or not',
    { 'Running, Failed': 'specification', 'Normal, Abnormal': 'community guides' },
    'the specification lists them',
  ),
  hostSystems: between(
    'Which versions of TencentOS Server the host script takes',
    { '3.1, 2.4': 'guide 457/57917', '3.1': 'launch page' },
    'the newer',
  ),
  joinToken: between(
    'For how many hosts a token is good, within its hour',
    { many: "Tencent's guides name the hour alone", one: 'community guide: it dies with the registration' },
    "Tencent's own text",
  ),
  deniedCode: between(
    'How a call is refused that CAM does not allow',
    {
      'AuthFailure.UnauthorizedOperation': 'common codes; seen by community guides',
      'UnauthorizedOperation.CamNoAuth': "the SDK's list of DescribeClusters",
    },
    'seen on the service',
  ),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** The first choice of each. */
export const usualReadings: Contradictions = Contradictions.parse(
  Object.fromEntries(Object.entries(Contradictions.shape).map(([name, { options }]) => [name, options[0]])),
);
