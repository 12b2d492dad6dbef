import type { ProblemError } from '#http/problems';

const uniqueViolated = 'P2002';

/** The database refuses a second row of one name, however close together two people save; `taken` says so at the field. */
export async function conflictIfDuplicate<T>(writing: Promise<T>, taken: ProblemError): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolated)) throw error;
    throw taken;
  }
}
