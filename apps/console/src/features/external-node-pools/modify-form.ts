import { ModifyExternalNodePool, type ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { TaintEffect } from '@isthmus/contracts/kubernetes';
import type { z } from 'zod';
import { alike } from '#shared/pool-settings/kept-fields.ts';
import { locationOf, withLocation, withoutLocation } from '#shared/pool-settings/settings.ts';
import { SettingsForm } from '#shared/pool-settings/settings-form.ts';

type Pool = Pick<ExternalNodePool, 'id' | 'name' | 'labels' | 'taints' | 'deletionProtection' | 'digest'>;

/** What TKE lets one change of a pool. */
export const modifyForm = (others: Pick<ExternalNodePool, 'name'>[]) =>
  SettingsForm.pick({ location: true, labels: true, taints: true, deletionProtection: true, customData: true }).extend({
    name: ModifyExternalNodePool.shape.name
      .unwrap()
      .refine((name) => others.every((pool) => pool.name !== name), 'This cluster has a pool of this name'),
  });
export type ModifyForm = z.infer<ReturnType<typeof modifyForm>>;

/** The form as the pool fills it. Custom data can't be read back: empty keeps it. */
export const formOfPool = ({ name, labels, taints, deletionProtection }: Pool): ModifyForm => ({
  name,
  location: locationOf(labels),
  labels: withoutLocation(labels),
  taints: taints.map((taint) => ({ ...taint, effect: TaintEffect.catch('NoSchedule').parse(taint.effect) })),
  deletionProtection: deletionProtection ?? false,
  customData: '',
});

const sorted = <T>(items: T[]) => items.map((item) => JSON.stringify(item)).toSorted();
const sameSet = <T>(one: T[], other: T[]) => alike(sorted(one), sorted(other));

/** Only what differs from the pool that the person saw; null when nothing does, and then nothing is sent. */
export function changesOf(pool: Pool, typed: ModifyForm): ModifyExternalNodePool | null {
  const seen = formOfPool(pool);
  const labels = withLocation(typed.location, typed.labels);
  const changes = {
    ...(typed.name.trim() !== seen.name && { name: typed.name.trim() }),
    ...(!sameSet(labels, withLocation(seen.location, seen.labels)) && { labels }),
    ...(!sameSet(typed.taints, seen.taints) && { taints: typed.taints }),
    ...(typed.deletionProtection !== seen.deletionProtection && { deletionProtection: typed.deletionProtection }),
    ...(typed.customData !== '' && { customData: typed.customData }),
  };
  return Object.keys(changes).length > 0 ? { ...changes, basedOn: pool.digest } : null;
}
