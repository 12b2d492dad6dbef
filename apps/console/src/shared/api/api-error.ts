import type { Problem } from '@isthmus/contracts/problem';

/** A failure reported by the BFF. Status 0 means that the BFF was unreachable. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Returns the problem document of a refused call. Handles other replies, for example from a proxy. */
export async function toProblem(reply: Response): Promise<Problem> {
  const isProblem = reply.headers.get('content-type')?.includes('problem+json') === true;
  if (isProblem) return (await reply.json()) as Problem;
  return { status: reply.status, code: 'internal', title: reply.statusText };
}
