import { z } from 'zod';
import { fault } from './fault.ts';
import { idRules, maxNodeNameLength, type ClusterKey, type NodeKey, type PoolKey } from './places.ts';

export const Region = z.string().regex(idRules.region, fault('region-form'));
export const NodePoolId = z.string().regex(idRules.nodePoolId);
export const NodeName = z.string().min(1).max(maxNodeNameLength);

/** The path parameters of an endpoint. The account id is lower case, because locks and events compare it as text. */
export const InAccount = z.object({ accountId: z.uuid().toLowerCase() });
export const InCluster = InAccount.extend({
  region: Region,
  clusterId: z.string().regex(idRules.clusterId),
}) satisfies z.ZodType<ClusterKey>;
export const InPool = InCluster.extend({ nodePoolId: NodePoolId }) satisfies z.ZodType<PoolKey>;
export const InNode = InCluster.extend({ nodeName: NodeName }) satisfies z.ZodType<NodeKey>;
