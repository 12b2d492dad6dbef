import { problem } from '#http/problems';

export const nameTaken = () => problem('name-taken', { fields: [{ path: 'name', code: 'template-name-taken' }] });
