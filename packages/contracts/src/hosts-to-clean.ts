import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InCluster } from './params.ts';
import { inCluster } from './places.ts';

/** A server that TKE no longer lists, but on which containers may still run until a person runs `clear` or stops it. */
export const HostToClean = z.object({
  id: z.uuid(),
  nodeName: z.string(),
  ip: z.string(),
  nodePoolId: z.string().nullable(),
  removedAt: z.iso.datetime(),
  cleanedAt: z.iso.datetime().nullable(),
  cleanedBy: z.string().nullable(),
});
export type HostToClean = z.infer<typeof HostToClean>;

export const listHostsToClean = endpoint({
  method: 'GET',
  path: `${inCluster}/hosts-to-clean`,
  summary: 'Hosts to clean after their removal',
  permission: 'read',
  params: InCluster,
  response: z.object({ hosts: z.array(HostToClean) }),
});

export const markHostCleaned = endpoint({
  method: 'POST',
  path: `${inCluster}/hosts-to-clean/:hostId/cleaned`,
  summary: 'Mark a host as cleaned',
  audit: 'mark-host-cleaned',
  permission: 'write',
  params: InCluster.extend({ hostId: z.uuid() }),
  response: HostToClean,
});

/** Takes back a mark, for example one on the wrong host. The audit keeps both. */
export const unmarkHostCleaned = endpoint({
  method: 'DELETE',
  path: `${inCluster}/hosts-to-clean/:hostId/cleaned`,
  summary: 'Take back that a host is cleaned',
  audit: 'unmark-host-cleaned',
  permission: 'write',
  params: InCluster.extend({ hostId: z.uuid() }),
  response: HostToClean,
});
