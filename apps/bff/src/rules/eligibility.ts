import type { Cluster, Rule, Support } from '@isthmus/contracts/clusters';
import type { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';

/** The facts that the rules check; null where nothing was read. */
export interface Evidence {
  version: string;
  status: string;
  property: string;
  support: Support | null;
  supportProblem: Problem | null;
  cloudNodes: number | null;
}

const Property = z.object({ NetworkType: z.string().optional(), VpcCniType: z.string().optional() });

/** DescribeClusters' Property is JSON text inside JSON and may be empty. */
export function networkPluginOf(property: string): { networkType: string | null; vpcCniType: string | null } {
  try {
    const { NetworkType, VpcCniType } = Property.parse(JSON.parse(property));
    return { networkType: NetworkType ?? null, vpcCniType: VpcCniType ?? null };
  } catch {
    return { networkType: null, vpcCniType: null };
  }
}

type Of<Verdict> = Omit<Extract<Rule, { verdict: Verdict }>, 'rule'>;
type Verdict = Of<'pass'> | Of<'fail'> | Of<'unknown'>;
const pass = (reason: Of<'pass'>['reason'], seen: string): Verdict => ({
  verdict: 'pass',
  reason,
  seen,
  fixer: 'nobody',
});
const fail = (reason: Of<'fail'>['reason'], seen: string, fixer: Rule['fixer']): Verdict => ({
  verdict: 'fail',
  reason,
  seen,
  fixer,
});
const unknown = (reason: Of<'unknown'>['reason'], seen: string, fixer: Rule['fixer']): Verdict => ({
  verdict: 'unknown',
  reason,
  seen,
  fixer,
});

/** Only NotInWhitelist closes the gate; any other failure says nothing about it. */
function betaAccess({ support, supportProblem }: Evidence): Verdict {
  const code = supportProblem?.upstream?.code ?? supportProblem?.code ?? '';
  if (supportProblem?.code === 'not-in-beta') return fail('beta-closed', code, 'tencent');
  if (support?.status) return pass('beta-open', '');
  return unknown('beta-unread', code, 'tencent');
}

function version({ version: seen }: Evidence): Verdict {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(seen) ?? [];
  if (major === undefined || minor === undefined) return unknown('version-unread', seen, 'you-with-downtime');
  const isRecent = Number(major) > 1 || Number(minor) >= 18;
  return isRecent ? pass('version-ok', seen) : fail('version-too-old', seen, 'you-with-downtime');
}

/** See the launch and networking guides, https://cloud.tencent.com/document/product/457/57916 */
function networkPlugin({ property }: Evidence): Verdict {
  const { networkType, vpcCniType } = networkPluginOf(property);
  const seen = [networkType, vpcCniType].filter(Boolean).join(' · ');
  if (networkType === 'CiliumOverlay') return pass('plugin-cilium-overlay', seen);
  if (vpcCniType === 'tke-route-eni')
    return pass(networkType === 'GR' ? 'plugin-gr-with-route-eni' : 'plugin-route-eni', seen);
  if (vpcCniType === 'tke-direct-eni') return fail('plugin-direct-eni', seen, 'nobody');
  if (networkType === 'GR' && !vpcCniType) return unknown('plugin-plain-gr', seen, 'you');
  return unknown('plugin-unread', seen || property, 'nobody');
}

function clusterRunning({ status }: Evidence): Verdict {
  if (!status) return unknown('running-unread', '', 'you');
  return status === 'Running' ? pass('running', status) : fail('not-running', status, 'you');
}

function cloudNode({ cloudNodes }: Evidence): Verdict {
  if (cloudNodes === null) return unknown('cloud-nodes-unread', '', 'you');
  return cloudNodes > 0 ? pass('has-cloud-node', String(cloudNodes)) : fail('no-cloud-node', '0', 'you');
}

/** Every rule with its evidence. Unknown never blocks. */
export const rulesOf = (evidence: Evidence): Rule[] => [
  { rule: 'beta-access', ...betaAccess(evidence) },
  { rule: 'version', ...version(evidence) },
  { rule: 'network-plugin', ...networkPlugin(evidence) },
  { rule: 'cluster-running', ...clusterRunning(evidence) },
  { rule: 'cloud-node', ...cloudNode(evidence) },
];

const readinessByStatus: Record<string, Cluster['readiness']> = {
  Enabled: 'enabled',
  Initializing: 'enabling',
  InitFailed: 'failed',
};

/** Returns the cluster's readiness. Uses Status, never the Enabled flag, which may be false while Status is Enabled. */
export function readinessOf(rules: Rule[], support: Support | null): Cluster['readiness'] {
  const reported = readinessByStatus[support?.status ?? ''];
  if (reported) return reported;
  if (rules.some(({ verdict }) => verdict === 'fail')) return 'blocked';
  // TKE sent an unknown status, or none.
  if (support && support.status !== 'Disabled') return 'unknown';
  return rules.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'ready';
}

/** Returns the NetworkType for Enable, from the plugin. TKE does not document the one for Cilium-Overlay. */
export const enableAs = (property: string): Cluster['enableAs'] =>
  ['VPC-CNI', 'GR'].includes(networkPluginOf(property).networkType ?? '') ? 'HostNetwork' : null;
