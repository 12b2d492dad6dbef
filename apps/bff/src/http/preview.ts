import { DryRunQuery, type CloudRequest } from '@isthmus/contracts/dry-run';
import type { FastifyRequest } from 'fastify';

/** A handler's answer to a dry run, in place of what it would have recorded. */
export class Preview {
  readonly requests: CloudRequest[];

  constructor(requests: CloudRequest[]) {
    this.requests = requests;
  }
}

/** Whether the request only wants to see what it would send. */
export const isDryRun = ({ query }: FastifyRequest) => DryRunQuery.safeParse(query).data?.dryRun !== undefined;
