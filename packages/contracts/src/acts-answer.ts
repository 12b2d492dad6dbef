import { z } from 'zod';
import { clusterActs, nodeActs, poolActs, stateReasons } from './acts.ts';

const Reason = z.enum(stateReasons).nullable();

export const ClusterActs = z.record(z.enum(clusterActs), Reason);
/** A short table: a row's `acts` is the place of its line. Always the same lines in the same order, so that old rows may meet a new table. */
export const PoolActsTable = z.array(z.record(z.enum(poolActs), Reason));
export const NodeActsTable = z.array(z.record(z.enum(nodeActs), Reason));
/** A row's place in the table of its answer. */
export const ActsIndex = z.number().int();

/** The acts that the person may do on the account, whatever the state. */
export const Permits = z.array(z.enum([...clusterActs, ...poolActs, ...nodeActs]));
