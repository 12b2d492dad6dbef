import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Operation } from './operations.ts';
import { InCluster } from './params.ts';
import { inCluster } from './places.ts';

/** A subnet of the cluster's VPC from vpc DescribeSubnets. `free` is AvailableIpAddressCount; null when not reported. */
export const Subnet = z.object({
  subnetId: z.string(),
  name: z.string(),
  zone: z.string(),
  cidr: z.string(),
  free: z.number().int().nullable(),
});
export type Subnet = z.infer<typeof Subnet>;

/**
 * Enable cannot be undone. The network type is derived from the cluster, never sent by the browser.
 * `acknowledged` is required when a rule is unknown (plain GR).
 */
export const EnableExternalNodeSupport = z.object({
  subnetId: z.string().regex(/^subnet-[a-z0-9]{1,32}$/, fault('subnet-missing')),
  confirmedName: z.string().min(1, fault('cluster-name-missing')),
  acknowledged: z.boolean(),
});
export type EnableExternalNodeSupport = z.infer<typeof EnableExternalNodeSupport>;

/** Calls TKE directly and stores nothing. */
export const listSubnets = endpoint({
  method: 'GET',
  path: `${inCluster}/subnets`,
  summary: "Subnets of the cluster's VPC",
  permission: 'read',
  needsConfirmed: true,
  params: InCluster,
  response: z.object({ subnets: z.array(Subnet), readAt: z.iso.datetime() }),
});

/** https://cloud.tencent.com/document/api/457/129222 */
export const enableExternalNodeSupport = endpoint({
  method: 'POST',
  path: `${inCluster}/external-node-support`,
  summary: 'Enable external nodes (irreversible)',
  audit: 'enable-external-node-support',
  permission: 'administer',
  stepUp: 'always',
  fourEyes: { act: 'enable-external-node-support' },
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InCluster,
  body: EnableExternalNodeSupport,
  response: Operation,
});
