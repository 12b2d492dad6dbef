import { bringUp } from '@isthmus/contracts/bring-up';
import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import { Label, TaintEffect } from '@isthmus/contracts/kubernetes';
import { newLabelsSchema, newNameSchema, newTaintsSchema } from '@isthmus/contracts/pool-changes';
import type { TemplateVersion } from '@isthmus/contracts/templates';
import { z } from 'zod';
import { alike } from '#shared/form/kept-values.ts';
import { locationOf, withLocation, withoutLocation } from '#shared/pool-settings/settings.ts';
import { noLocation, SettingsForm } from '#shared/pool-settings/settings-form.ts';

type Pool = Pick<ExternalNodePool, 'id' | 'name' | 'labels' | 'taints' | 'deletionProtection' | 'digest'>;

/** The fields that TKE allows to change on a pool. */
export const modifyForm = (pool: Pool, others: Pick<ExternalNodePool, 'name'>[]) => {
  const location = locationOf(pool.labels);
  return SettingsForm.pick({ deletionProtection: true, customData: true }).extend({
    location: z.string().refine((value) => value === location || Label.shape.value.safeParse(value).success, {
      error: fault('label-value-form'),
    }),
    labels: newLabelsSchema(pool).superRefine(noLocation),
    taints: newTaintsSchema(pool),
    name: newNameSchema(pool).refine(
      (name) => name === pool.name || others.every((other) => other.name !== name),
      fault('pool-name-taken'),
    ),
  });
};
export type ModifyForm = z.infer<ReturnType<typeof modifyForm>>;

/** Returns the pool as form values. Custom data cannot be read back: empty keeps it. */
export const formOfPool = ({ name, labels, taints, deletionProtection }: Pool): ModifyForm => ({
  name,
  location: locationOf(labels),
  labels: withoutLocation(labels),
  taints: taints.map((taint) => ({ ...taint, effect: TaintEffect.catch('NoSchedule').parse(taint.effect) })),
  deletionProtection: deletionProtection ?? false,
  customData: '',
});

/** The newer version of the pool's template, to which the form brings the pool. */
export interface NewerVersion {
  id: string;
  name: string;
  from: TemplateVersion;
  to: TemplateVersion;
}

/** Returns the pool as form values, with what the newer version changed, and what the form cannot show or send. */
export function formOfNewer(pool: ExternalNodePool, { from, to }: NewerVersion) {
  const { changes, ...rest } = bringUp(pool, from, to);
  const { labels = pool.labels, taints = pool.taints, deletionProtection = pool.deletionProtection } = changes;
  return { ...rest, form: formOfPool({ ...pool, labels, taints, deletionProtection }) };
}

const sorted = <T>(items: T[]) => items.map((item) => JSON.stringify(item)).toSorted();
const sameSet = <T>(one: T[], other: T[]) => alike(sorted(one), sorted(other));

/**
 * Returns only the fields that differ from the pool the person saw. Null when none differ: then there is nothing to
 * send.
 */
export function changesOf(pool: Pool, typed: ModifyForm): ModifyExternalNodePool | null {
  const seen = formOfPool(pool);
  const labels = withLocation(typed.location, typed.labels);
  const changes = {
    ...(typed.name !== seen.name && { name: typed.name.trim() }),
    ...(!sameSet(labels, withLocation(seen.location, seen.labels)) && { labels }),
    ...(!sameSet(typed.taints, seen.taints) && { taints: typed.taints }),
    ...(typed.deletionProtection !== seen.deletionProtection && { deletionProtection: typed.deletionProtection }),
    ...(typed.customData !== '' && { customData: typed.customData }),
  };
  return Object.keys(changes).length > 0 ? { ...changes, basedOn: pool.digest } : null;
}
