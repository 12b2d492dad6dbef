import { problem } from '#http/problems';

export const nameTaken = () =>
  problem('name-taken', { fields: [{ path: 'name', message: 'Another template has this name' }] });
