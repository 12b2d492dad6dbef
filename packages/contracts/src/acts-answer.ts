import { z } from 'zod';
import { approvalActs } from './approval-acts.ts';
import { clusterActs, nodeActs, nodeReasons, poolActs, stateReasons } from './acts.ts';
import { WhoMay } from './roles.ts';

const Reason = z.enum(stateReasons).nullable();

export const ClusterActs = z.record(z.enum(clusterActs), Reason);
/** The possible results of the rules, in a fixed order. A row's `acts` is an index into this table, also into that of a later answer. */
export const PoolActsTable = z.array(z.record(z.enum(poolActs), Reason));
export const NodeActsTable = z.array(z.record(z.enum(nodeActs), z.enum(nodeReasons).nullable()));
/** An index into the acts table of the same answer. */
export const ActsIndex = z.number().int();

const AnyAct = z.enum([...clusterActs, ...poolActs, ...nodeActs]);
/** The acts that the person may do in the cluster, whatever the state. */
export const Permits = z.array(AnyAct);
/** The acts that an account's observe only forbids, and who may switch it off; null while changes are allowed. */
export const ObserveOnlyActs = z.object({ acts: Permits, whoMay: WhoMay }).nullable();
/** The open requests for a second person in a cluster. `act`: as in approval-acts.ts. `own`: the caller asked. */
export const FourEyes = z.object({
  requests: z.array(
    z.object({
      id: z.uuid(),
      act: z.enum(approvalActs),
      nodePoolId: z.string().nullable(),
      requestedBy: z.string(),
      own: z.boolean(),
      expiresAt: z.iso.datetime(),
    }),
  ),
});
export type FourEyes = z.infer<typeof FourEyes>;
/** Who may do the acts that the person may not. */
export const WhoMayAct = z.partialRecord(AnyAct, WhoMay);
