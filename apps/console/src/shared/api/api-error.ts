import type { Problem } from '@isthmus/contracts/problem';

/** A failure as the BFF told it. Status 0: the BFF itself could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The problem document of a refused call; a proxy on the way may have answered something else. */
export async function toProblem(reply: Response): Promise<Problem> {
  const isProblem = reply.headers.get('content-type')?.includes('problem+json') === true;
  if (isProblem) return (await reply.json()) as Problem;
  return { status: reply.status, code: 'internal', title: reply.statusText };
}
