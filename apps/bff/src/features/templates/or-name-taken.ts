import { problem } from '#problems';

const uniqueViolated = 'P2002';

/** The database refuses a second template of one name, however close together two people save; this says so at the field. */
export async function orNameTaken<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolated)) throw error;
    throw problem('name-taken', { fields: [{ path: 'name', message: 'Another template has this name' }] });
  }
}
