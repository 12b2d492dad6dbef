import type { ExternalNodePool, ModifyExternalNodePool } from './external-node-pools.ts';
import type { Taint } from './kubernetes.ts';
import { mergeList } from './merge-list.ts';
import type { TemplateVersion } from './templates.ts';

type Pool = Pick<
  ExternalNodePool,
  | 'labels'
  | 'taints'
  | 'deletionProtection'
  | 'nodeType'
  | 'runtime'
  | 'containerDirectory'
  | 'cordonNewNodes'
  | 'desiredPodNumber'
  | 'kubeletArgs'
>;

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** ModifyExternalNodePool has no field for these (https://cloud.tencent.com/document/api/457/129221). */
const fixed = [
  'nodeType',
  'runtime',
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
] as const;

export interface BringUp {
  /** The fields of ModifyExternalNodePool that the pool needs; empty when nothing that TKE can change differs. */
  changes: Pick<ModifyExternalNodePool, 'labels' | 'taints' | 'deletionProtection'>;
  /** The new version has another script. TKE does not report the pool's own. */
  hasNewScript: boolean;
  /** Settings that the versions changed, that the pool lacks, and that TKE cannot change on a pool. */
  stays: ((typeof fixed)[number] | 'customData')[];
}

/** Returns the pool's list with the changes of the template; null when it has them. */
function merged<Item>(own: Item[], from: Item[], to: Item[], keyOf: (item: Item) => string): Item[] | null {
  const next = mergeList(own, from, to, keyOf);
  return alike(next, own) ? null : next;
}

/** TKE reports 0 Pods a node when no value was selected; a template writes null. */
const reported = (pool: Pool, name: (typeof fixed)[number]) =>
  name === 'desiredPodNumber' && pool.desiredPodNumber === 0 ? null : pool[name];

const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] satisfies Taint['effect'][];
/** Modify replaces all taints, so one with an effect that Kubernetes does not have would be lost. */
const isKnownTaint = (taint: Pool['taints'][number]): taint is Taint => effects.includes(taint.effect);

/** Returns what a pool made from version `from` needs to reach version `to`, and what TKE cannot change. */
export function bringUp(pool: Pool, from: TemplateVersion, to: TemplateVersion): BringUp {
  const labels = merged(pool.labels, from.settings.labels, to.settings.labels, ({ key }) => key);
  const taints = pool.taints.every(isKnownTaint)
    ? merged(pool.taints, from.settings.taints, to.settings.taints, ({ key, effect }) => `${key} ${effect}`)
    : null;
  const { deletionProtection } = to.settings;
  const isProtectionNew =
    deletionProtection !== from.settings.deletionProtection && deletionProtection !== pool.deletionProtection;
  const isScriptOther = from.customData?.sha256 !== to.customData?.sha256;
  const isKnown = (name: (typeof fixed)[number] | 'customData') => !to.settings.notKnown.some((each) => each === name);
  const stays = fixed.filter(
    (name) =>
      isKnown(name) &&
      !alike(from.settings[name], to.settings[name]) &&
      // A runtime that follows the cluster's default has no value to compare.
      !(name === 'runtime' && to.settings.runtime === null) &&
      !alike(reported(pool, name), to.settings[name]),
  );
  return {
    changes: {
      ...(labels && { labels }),
      ...(taints && { taints }),
      ...(isProtectionNew && { deletionProtection }),
    },
    hasNewScript: isScriptOther && to.customData !== null,
    // An empty script is not documented to remove one.
    stays: [
      ...stays,
      ...(isScriptOther && to.customData === null && isKnown('customData') ? (['customData'] as const) : []),
    ],
  };
}
