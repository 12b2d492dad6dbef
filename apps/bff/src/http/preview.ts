import { DryRunQuery, type CloudRequest } from '@isthmus/contracts/dry-run';
import type { FastifyRequest } from 'fastify';

/** The result of a dry run: the calls, instead of what the handler would have recorded. */
export class Preview {
  readonly requests: CloudRequest[];

  constructor(requests: CloudRequest[]) {
    this.requests = requests;
  }
}

/** Whether the request is a dry run. A request for approval is checked as one. */
export const isDryRun = ({ query, approval }: FastifyRequest) =>
  approval?.how === 'check' || DryRunQuery.safeParse(query).data?.dryRun !== undefined;
