import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { AccessToken } from './service-accounts.ts';
import { LinkToken, Session } from './session.ts';

/** The longest life of a wall link. */
export const wallDays = 30;

/**
 * A link that shows pages on a screen on a wall, without signing in: a viewer of `accountIds`, without settings, people and audit. `name`: where
 * the screen is. `lastUsedAt` is exact to a day.
 */
export const WallLink = AccessToken.extend({ id: z.uuid(), accountIds: z.array(z.uuid()) });
export type WallLink = z.infer<typeof WallLink>;

export const NewWallLink = z.object({
  name: newName(fault('wall-name-missing')),
  accountIds: z.array(z.uuid()).min(1, fault('account-missing')).max(50),
  days: z.int().min(1).max(wallDays),
});
export type NewWallLink = z.infer<typeof NewWallLink>;

/** The links of which the reader administers every account. */
export const listWallLinks = endpoint({
  method: 'GET',
  path: '/wall-links',
  summary: 'Links for screens on walls',
  scope: 'fleet',
  permission: 'settings',
  forPrograms: false,
  response: z.object({ links: z.array(WallLink) }),
});

/** The only answer that has the link. The caller administers every account of it. */
export const createWallLink = endpoint({
  method: 'POST',
  path: '/wall-links',
  summary: 'A new link for screens on walls',
  audit: 'create-wall-link',
  scope: 'fleet',
  permission: 'settings',
  stepUp: 'always',
  status: 201,
  body: NewWallLink,
  response: z.object({ link: WallLink, url: z.url() }),
});

/** The screens become empty at once. */
export const revokeWallLink = endpoint({
  method: 'DELETE',
  path: '/wall-links/:wallLinkId',
  summary: 'Revoke a link of a wall',
  audit: 'revoke-wall-link',
  scope: 'fleet',
  permission: 'settings',
  params: z.object({ wallLinkId: z.uuid() }),
  response: z.null(),
});

/**
 * Starts a session of the wall and sets its cookie. The session is as long as the link, and is not ended for being idle. A link that does not work is
 * not-found. The browser's session ends, as when another person signs in.
 */
export const openWall = endpoint({
  method: 'POST',
  path: '/walls/open',
  summary: 'Open the link of a wall',
  audit: 'use-wall-link',
  scope: 'none',
  access: 'public',
  body: z.object({ token: LinkToken }),
  response: Session,
});
