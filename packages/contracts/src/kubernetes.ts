import { z } from 'zod';
import { fault } from './fault.ts';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
const keyPattern =
  /^(?:(?=.{1,253}\/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const valuePattern = /^(?:[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$/;

const Key = z.string().regex(keyPattern, fault('label-key-form'));
const Value = z.string().regex(valuePattern, fault('label-value-form'));

/** A Kubernetes label. */
export const Label = z.object({ key: Key, value: Value });
export type Label = z.infer<typeof Label>;

export const TaintEffect = z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);

/** A Kubernetes taint. */
export const Taint = z.object({ key: Key, value: Value, effect: TaintEffect });
export type Taint = z.infer<typeof Taint>;

/** Refuses the second of two equal rows. */
const unique =
  <T>(nameOf: (item: T) => string, message: string) =>
  (items: T[], context: z.core.$RefinementCtx) => {
    const names = items.map(nameOf);
    for (const [row, name] of names.entries())
      if (names.indexOf(name) !== row) context.addIssue({ code: 'custom', path: [row, 'key'], message });
  };
export const uniqueLabels = unique((label: Label) => label.key, fault('label-key-twice'));
export const uniqueTaints = unique((taint: Taint) => `${taint.key} ${taint.effect}`, fault('taint-twice'));

export const Labels = z.array(Label).max(100).superRefine(uniqueLabels);
export const Taints = z.array(Taint).max(50).superRefine(uniqueTaints);

/** Probably sets the Location column; no documentation page confirms it. */
export const locationLabelKey = 'tke.cloud.tencent.com/location';

const domains = {
  kubernetes: ['kubernetes.io', 'k8s.io'],
  tencent: ['cloud.tencent.com', 'tencentcloudcr.com'],
} as const;

/**
 * The owner of a key's prefix. Kubernetes reserves some (https://kubernetes.io/docs/reference/labels-annotations-taints/): a kubelet may
 * not set most of them on its node. `node-restriction.kubernetes.io/` is for admins.
 */
export function reservedBy(key: string): keyof typeof domains | null {
  const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  if (!prefix || prefix === 'node-restriction.kubernetes.io' || key === locationLabelKey) return null;
  const isOf = (domain: string) => prefix === domain || prefix.endsWith(`.${domain}`);
  if (domains.kubernetes.some(isOf)) return 'kubernetes';
  return domains.tencent.some(isOf) ? 'tencent' : null;
}

/**
 * Labels that TKE sets on a pool. They are shown and never sent. The list comes from the examples of
 * https://cloud.tencent.com/document/api/457/129225 and of DescribeNodePools (2022-05-01).
 */
export const isSystemLabel = (key: string) =>
  key === 'node.kubernetes.io/instance-type' ||
  key === 'nvidia-device-enable' ||
  (/^([^/]+\.)?tke\.cloud\.tencent\.com\//.test(key) && key !== locationLabelKey);
