import type { Account } from './account.ts';
import type { Effect, Fault } from './fault.ts';

interface CallPlace {
  action: string;
  version: string;
  region: string;
  clusterId: string | undefined;
}

const matches = (fault: Fault, call: CallPlace) =>
  (fault.action ?? call.action) === call.action &&
  (fault.version ?? call.version) === call.version &&
  (fault.region ?? call.region) === call.region &&
  (fault.clusterId ?? call.clusterId) === call.clusterId;

/** Takes the effect of the first matching order, plus all matching delays. So a list of orders is a sequence. */
export function takeFaults(account: Account, call: CallPlace) {
  const { chance } = account;
  let effect: Effect | undefined;
  let delayMs = 0;
  for (const fault of account.faults) {
    const isDelay = fault.effect.kind === 'delay';
    if ((effect && !isDelay) || !matches(fault, call)) continue;
    if (fault.probability < 1 && chance.fraction() >= fault.probability) continue;
    if (fault.times !== null) fault.times -= 1;
    if (fault.effect.kind === 'delay') delayMs += fault.effect.ms + chance.upTo(fault.effect.spreadMs);
    else effect = fault.effect;
  }
  account.faults = account.faults.filter(({ times }) => times !== 0);
  return { effect, delayMs };
}
