import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { InCluster } from './params.ts';
import { inCluster } from './places.ts';

/** Days begin 14 hours before UTC's in the first time zone. */
const firstZoneMs = 14 * 3_600_000;

/**
 * The quota of external nodes of a cluster, as Tencent confirmed it to a person. TKE has no action that reports it
 * (https://cloud.tencent.com/document/product/457/79747).
 */
export const NewQuota = z.object({
  nodes: z.int(fault('not-whole')).min(1, fault('missing')).max(100_000),
  /** The day on which Tencent confirmed it; not after today in the world's first time zone. */
  confirmedOn: z.iso
    .date(fault('missing'))
    .refine((day) => Date.parse(day) <= Date.now() + firstZoneMs, fault('in-future')),
});
export type NewQuota = z.infer<typeof NewQuota>;

/** `writtenBy`: the name of the person who wrote it down. */
export const ConfirmedQuota = NewQuota.extend({ writtenBy: z.string() });
export type ConfirmedQuota = z.infer<typeof ConfirmedQuota>;

/** Null: nobody wrote a confirmed quota down, so the limit is unknown. */
export const getQuota = endpoint({
  method: 'GET',
  path: `${inCluster}/quota`,
  summary: 'The confirmed node quota of a cluster',
  permission: 'read',
  params: InCluster,
  response: z.object({ quota: ConfirmedQuota.nullable() }),
});

/** Replaces an earlier one. Changes nothing at TKE. */
export const confirmQuota = endpoint({
  method: 'PUT',
  path: `${inCluster}/quota`,
  summary: 'Write down the node quota that Tencent confirmed',
  audit: 'confirm-quota',
  permission: 'write',
  params: InCluster,
  body: NewQuota,
  response: ConfirmedQuota,
});

/** The limit is unknown afterwards. */
export const withdrawQuota = endpoint({
  method: 'DELETE',
  path: `${inCluster}/quota`,
  summary: 'Withdraw a confirmed node quota',
  audit: 'withdraw-quota',
  permission: 'write',
  params: InCluster,
  response: z.null(),
});
