import type { ProblemError } from '#http/problems';

const uniqueViolated = 'P2002';

/** Turns a duplicate-key error into `taken`. The database refuses the second row even when two people save at once. */
export async function conflictIfDuplicate<T>(writing: Promise<T>, taken: ProblemError): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolated)) throw error;
    throw taken;
  }
}
