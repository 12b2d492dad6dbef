import { randomBytes } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Such an id as TKE makes: `np-` and eight letters or digits. */
export const newId = (prefix: string) =>
  `${prefix}-${[...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')}`;
