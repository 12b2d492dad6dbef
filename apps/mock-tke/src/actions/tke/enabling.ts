import type { Account, Cluster } from '../../account.ts';

/** The nine steps seen in 2026; real names and counts vary. */
const names = [
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

/** Where enabling stands now, from when it began. Only steps that have begun are told. */
export function enabling(account: Account, cluster: Cluster) {
  if (cluster.enabledFrom === null) return { Status: 'Disabled', FailedReason: '', Progress: null };
  const began = cluster.enabledFrom;
  const stepMs = (account.options.enableSeconds * 1000) / names.length;
  const passed = Math.floor((account.now() - began) / stepMs);
  const failsAt = account.options.failEnableAtStep;
  const failed = failsAt !== null && passed >= failsAt;
  const Progress = names.slice(0, Math.min(passed, failsAt ?? names.length) + 1).map((Name, index) => {
    const broken = failed && index === failsAt;
    const done = index < passed;
    return {
      Name,
      StartAt: account.iso(began + index * stepMs),
      EndAt: done ? account.iso(began + (index + 1) * stepMs) : null,
      Status: broken ? 'failed' : done ? 'success' : 'processing',
      Message: broken ? 'proxy ENI is not ready: no free address in the subnet' : '',
    };
  });
  if (failed)
    return {
      Status: 'InitFailed',
      FailedReason: `step ${names[failsAt] ?? ''} failed: proxy ENI is not ready`,
      Progress,
    };
  return { Status: passed >= names.length ? 'Enabled' : 'Initializing', FailedReason: '', Progress };
}
