import type { CloudRequest } from '@isthmus/contracts/dry-run';
import { replaceAt } from '@isthmus/contracts/replace-at';
import type { Prisma } from '#generated/client';
import { Preview } from '#http/preview';
import { describeCustomData } from '#secrets/custom-data';
import { versions } from '#sources/tke/tke-client';
import { kinds } from './kinds.ts';
import type { OperationRequest } from './operation-request.ts';
import { refuse } from './write-operation.ts';

/** Returns the calls that these operations of one cluster would make. Refuses what recording would refuse. */
export async function preview(db: Prisma.TransactionClient, requests: OperationRequest[]): Promise<Preview> {
  await refuse(db, requests);
  return new Preview(requests.map(cloudRequest));
}

/** The call that the runner would send, without custom data. */
function cloudRequest({ kind, at, target, input, customData = null }: OperationRequest): CloudRequest {
  const { action, request, customDataAt } = kinds[kind];
  const body = request({ clusterId: at.clusterId, target, input }, customData);
  const call = { service: 'tke' as const, version: versions.tke, action, region: at.region };
  if (customData === null || !customDataAt) return { ...call, body: { ...body }, omitted: [] };
  return {
    ...call,
    body: replaceAt(body, customDataAt, () => describeCustomData(customData)),
    omitted: [customDataAt],
  };
}
