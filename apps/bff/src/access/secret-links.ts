import type { Config } from '#config';

/**
 * Returns the address of a page that a secret opens. The secret is behind the `#`, which a browser sends to no server: so no proxy, log or Referer
 * has it. The page sends it in a body.
 */
export const secretLink = (
  { publicUrl }: Pick<Config, 'publicUrl'>,
  page: '/invitations' | '/wall',
  token: string,
): string => `${publicUrl.replace(/\/$/, '')}${page}#${token}`;
