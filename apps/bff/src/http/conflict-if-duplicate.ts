import type { ProblemError } from '#http/problems';

const uniqueViolated = 'P2002';

/** Throws `conflict` instead of a duplicate-key error. The database refuses the second row even when two people save together. */
export async function conflictIfDuplicate<T>(write: Promise<T>, conflict: ProblemError): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolated)) throw error;
    throw conflict;
  }
}
