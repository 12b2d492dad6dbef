import type { Account } from '../../account.ts';
import { TkeError } from '../../tke-error.ts';
import type { Cluster } from '../../model.ts';

/** Observed in 2026; real names and numbers of steps vary. */
const nine = [
  'EnsureNodeMasterCommunicate',
  'EnsureInClusterAccess',
  'EnsureExternalNodeProxy',
  'EnsureBootStrap',
  'EnsureAdmissionController',
  'AdaptNetworkPlugin',
  'InstallUnderlayCilium',
  'AdaptTkePlatApp',
  'CompleteEnable',
];
const seven = nine.filter((name) => !name.startsWith('Adapt'));

/** The refusal for accounts outside the beta. Three actions list this code, and were observed to return it. */
export const notInWhitelist = () =>
  new TkeError(
    'UnsupportedOperation.NotInWhitelist',
    'external node support is in beta: the account is not in the whitelist',
  );

/** Computes the state of enabling from its start time. Lists only steps that have started. */
export function enabling(account: Account, cluster: Cluster) {
  const { overlayClusters, enablingSteps, enableSeconds } = account.options;
  if (cluster.enabledFrom === null) {
    const byDefault = overlayClusters === 'by-default' && cluster.property.includes('CiliumOverlay');
    return { Status: byDefault ? 'Enabled' : 'Disabled', FailedReason: '', Progress: null };
  }
  const names = enablingSteps === 'nine' ? nine : seven;
  const began = cluster.enabledFrom;
  const { seconds, failsAtStep: ordered } = cluster.enabling ?? { seconds: enableSeconds, failsAtStep: null };
  const failsAtStep = ordered === null ? null : Math.min(ordered, names.length - 1);
  const stepMs = (seconds * 1000) / names.length;
  const passed = Math.floor((account.now() - began) / stepMs);
  const failed = failsAtStep !== null && passed >= failsAtStep;
  const Progress = names.slice(0, Math.min(passed, failsAtStep ?? names.length) + 1).map((Name, index) => {
    const broken = failed && index === failsAtStep;
    const done = index < passed;
    return {
      Name,
      StartAt: account.second(began + index * stepMs),
      EndAt: done ? account.second(began + (index + 1) * stepMs) : null,
      Status: broken ? 'failed' : done ? 'success' : 'processing',
      Message: broken ? 'proxy ENI is not ready' : '',
      ...(broken && { Detail: 'no free address in the subnet' }),
    };
  });
  if (failed)
    return {
      Status: 'InitFailed',
      FailedReason: `step ${names[failsAtStep] ?? ''} failed: proxy ENI is not ready`,
      Progress,
    };
  return { Status: passed >= names.length ? 'Enabled' : 'Initializing', FailedReason: '', Progress };
}
