import type { Permission } from '@isthmus/contracts/endpoint';
import { eventKey } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Place } from '#access/permits';
import { problem } from '#http/problems';
import { permissionOfOperation } from '#rules/acts';

const Params = z
  .object({
    accountId: z.uuid(),
    region: z.string(),
    clusterId: z.string(),
    operationId: z.uuid(),
    groupId: z.uuid(),
  })
  .partial();

interface UrlPlace {
  /** Null: the URL names no account. */
  place: Place | null;
  /** The permission that a change of the URL's operation needs. */
  change: Permission | null;
}

/**
 * Returns the place of a URL: of its operation or group when it names one, whose place never changes. An account that was removed is not-found
 * unless the caller asks for what stays of it.
 */
export async function placeOfUrl(app: FastifyInstance, params: unknown, ofRemoved = false): Promise<UrlPlace> {
  const { accountId, region, clusterId, operationId, groupId } = Params.safeParse(params).data ?? {};
  if (accountId === undefined) return { place: null, change: null };
  const { removedAt } = await findAccount(app, accountId);
  if (removedAt && !ofRemoved) throw problem('not-found');
  if (operationId) return placeOfOperation(app, accountId, operationId);
  if (groupId) return placeOfGroup(app, accountId, groupId);
  return { place: { accountId, ...(region && { region }), ...(clusterId && { clusterId }) }, change: null };
}

/** Returns what decides about requests to an account, also of a removed one; throws not-found. */
export const findAccount = (app: FastifyInstance, accountId: string) =>
  app.cached(`account ${accountId}`, [eventKey('cloud-account', { accountId })], async () => {
    const known = await app.db.cloudAccount.findUnique({
      where: { id: accountId },
      select: { observeOnly: true, removedAt: true },
    });
    return known ?? Promise.reject(problem('not-found'));
  });

const fields = { accountId: true, region: true, clusterId: true } as const;

const placeOfOperation = (app: FastifyInstance, accountId: string, id: string) =>
  app.cached(`place of operation ${id}`, [], async (): Promise<UrlPlace> => {
    const select = { ...fields, kind: true, input: true };
    const found = await app.db.operation.findFirst({ where: { id, accountId }, select });
    if (!found) throw problem('not-found');
    const { kind, input, ...place } = found;
    return { place, change: permissionOfOperation(kind, input) };
  });

const placeOfGroup = (app: FastifyInstance, accountId: string, id: string) =>
  app.cached(`place of group ${id}`, [], async (): Promise<UrlPlace> => {
    const place = await app.db.operationGroup.findFirst({ where: { id, accountId }, select: fields });
    if (!place) throw problem('not-found');
    return { place, change: null };
  });
