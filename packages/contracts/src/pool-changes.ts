import { z } from 'zod';
import { ModifyExternalNodePool, PoolName, type ExternalNodePool } from './external-node-pools.ts';
import { fault } from './fault.ts';
import { withFaults } from './field-faults.ts';
import { isSystemLabel, Label, Taint, uniqueLabels, uniqueTaints } from './kubernetes.ts';

type Pool = Pick<ExternalNodePool, 'name' | 'labels' | 'taints'>;
type Context = z.core.$RefinementCtx;

/** Checks a value with a schema, and reports the faults at its path. */
function hold(schema: z.ZodType, value: unknown, context: Context, at: PropertyKey[] = []) {
  for (const issue of schema.safeParse(value, withFaults).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [...at, ...issue.path], message: issue.message });
}

const NewLabel = Label.refine(({ key }) => !isSystemLabel(key), {
  path: ['key'],
  error: fault('label-of-tke'),
});
const isIn = (
  list: { key: string; value: string; effect?: string }[],
  one: { key: string; value: string; effect?: string },
) => list.some(({ key, value, effect }) => key === one.key && value === one.value && effect === one.effect);

/** TKE accepted the pool's existing name, labels and taints, whatever our rules say. They never block another change. */
export const nameBeside = ({ name: kept }: Pick<Pool, 'name'>) =>
  z.string().superRefine((name, context) => {
    if (name !== kept) hold(PoolName, name, context);
  });

export const labelsBeside = ({ labels: kept }: Pick<Pool, 'labels'>) =>
  ModifyExternalNodePool.shape.labels.unwrap().superRefine((labels, context) => {
    for (const [row, label] of labels.entries()) if (!isIn(kept, label)) hold(NewLabel, label, context, [row]);
    uniqueLabels(labels, context);
  });

export const taintsBeside = ({ taints: kept }: Pick<Pool, 'taints'>) =>
  ModifyExternalNodePool.shape.taints.unwrap().superRefine((taints, context) => {
    for (const [row, taint] of taints.entries()) if (!isIn(kept, taint)) hold(Taint, taint, context, [row]);
    uniqueTaints(taints, context);
  });

/** A change whose new values follow the rules. */
export const changesBeside = (pool: Pool) =>
  z.object({ labels: labelsBeside(pool).optional(), taints: taintsBeside(pool).optional() });
