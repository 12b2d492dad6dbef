import { z } from 'zod';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
const prefixed =
  /^(?:(?=.{1,253}\/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const value = /^(?:[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$/;

const Key = z
  .string()
  .regex(prefixed, 'Use letters, digits, - _ . (63 at most), with an optional DNS prefix and a slash');
const Value = z.string().regex(value, 'Use up to 63 letters, digits, - _ . that begin and end with a letter or digit');

/** A Kubernetes label. */
export const Label = z.object({ key: Key, value: Value });
export type Label = z.infer<typeof Label>;

export const TaintEffect = z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);

/** A Kubernetes taint. */
export const Taint = z.object({ key: Key, value: Value, effect: TaintEffect });
export type Taint = z.infer<typeof Taint>;

const unique = <T>(nameOf: (item: T) => string, message: string) =>
  [(items: T[]) => new Set(items.map(nameOf)).size === items.length, message] as const;

export const Labels = z
  .array(Label)
  .max(100)
  .refine(...unique((label: Label) => label.key, 'Use each label key once'));
export const Taints = z
  .array(Taint)
  .max(50)
  .refine(...unique((taint: Taint) => `${taint.key} ${taint.effect}`, 'Use each taint key once per effect'));

/** Feeds the Location column, by inference: no page says so. */
export const locationLabelKey = 'tke.cloud.tencent.com/location';

/**
 * Labels that TKE itself sets on a pool; they are shown and never sent. Which they are is seen in the examples of
 * https://cloud.tencent.com/document/api/457/129225 and of DescribeNodePools (2022-05-01).
 */
export const isSystemLabel = (key: string) =>
  key === 'node.kubernetes.io/instance-type' ||
  key === 'nvidia-device-enable' ||
  (/^([^/]+\.)?tke\.cloud\.tencent\.com\//.test(key) && key !== locationLabelKey);
