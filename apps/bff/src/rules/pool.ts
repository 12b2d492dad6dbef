import { createHash } from 'node:crypto';
import { isSystemLabel } from '@isthmus/contracts/kubernetes';
import { z } from 'zod';
import type { ExternalNodePool as Row } from '#generated/client';

export const StoredLabels = z.array(z.object({ key: z.string(), value: z.string() }));
export const StoredTaints = z.array(z.object({ key: z.string(), value: z.string(), effect: z.string() }));

/** InstanceAdvancedSettings as DescribeExternalNodePools returns it; every field may be null, or missing. */
export const AdvancedSettings = z.looseObject({
  DockerGraphPath: z.string().nullish(),
  /** 0 = schedulable, anything else = cordoned. */
  Unschedulable: z.union([z.int(), z.boolean().transform(Number)]).nullish(),
  DesiredPodNumber: z.int32().nullish(),
  ExtraArgs: z.object({ Kubelet: z.array(z.string()).nullish() }).nullish(),
});

const by =
  <T>(textOf: (item: T) => string) =>
  (one: T, other: T) =>
    textOf(one) < textOf(other) ? -1 : 1;

/** Returns the fields that Modify can change, sorted, without the labels that TKE sets. */
export function changeable(row: Pick<Row, 'name' | 'labels' | 'taints' | 'deletionProtection'>) {
  return {
    name: row.name,
    labels: StoredLabels.parse(row.labels)
      .filter(({ key }) => !isSystemLabel(key))
      .toSorted(by(({ key }) => key)),
    taints: StoredTaints.parse(row.taints).toSorted(by(({ key, effect }) => `${key} ${effect}`)),
    deletionProtection: row.deletionProtection,
  };
}

/** Returns a digest that changes when a field that Modify can change does. */
export const digestOf = (row: Parameters<typeof changeable>[0]) =>
  createHash('sha256')
    .update(JSON.stringify(changeable(row)))
    .digest('hex');
