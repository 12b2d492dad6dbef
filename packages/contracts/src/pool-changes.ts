import { z } from 'zod';
import { ModifyExternalNodePool, PoolName, type ExternalNodePool } from './external-node-pools.ts';
import { fault } from './fault.ts';
import { withFaults } from './field-faults.ts';
import { isSystemLabel, Label, Taint, uniqueLabels, uniqueTaints } from './kubernetes.ts';

type Pool = Pick<ExternalNodePool, 'name' | 'labels' | 'taints'>;
type Context = z.core.$RefinementCtx;

/** Checks a value with a schema, and reports the faults at its path. */
function check(schema: z.ZodType, value: unknown, context: Context, at: PropertyKey[] = []) {
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

/** TKE already accepted the pool's existing name, labels and taints. Our rules check only new values. */
export const newNameSchema = ({ name: kept }: Pick<Pool, 'name'>) =>
  z.string().superRefine((name, context) => {
    if (name !== kept) check(PoolName, name, context);
  });

export const newLabelsSchema = ({ labels: kept }: Pick<Pool, 'labels'>) =>
  ModifyExternalNodePool.shape.labels.unwrap().superRefine((labels, context) => {
    for (const [row, label] of labels.entries()) if (!isIn(kept, label)) check(NewLabel, label, context, [row]);
    uniqueLabels(labels, context);
  });

export const newTaintsSchema = ({ taints: kept }: Pick<Pool, 'taints'>) =>
  ModifyExternalNodePool.shape.taints.unwrap().superRefine((taints, context) => {
    for (const [row, taint] of taints.entries()) if (!isIn(kept, taint)) check(Taint, taint, context, [row]);
    uniqueTaints(taints, context);
  });

/** Returns the schema of a change to this pool. */
export const changeSchema = (pool: Pool) =>
  z.object({ labels: newLabelsSchema(pool).optional(), taints: newTaintsSchema(pool).optional() });
