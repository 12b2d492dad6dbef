import type { Preferences } from '@isthmus/contracts/preferences';
import type { Session } from '@isthmus/contracts/session';
import { ago, person } from './world.ts';

export const noPreferences: Preferences = {
  language: null,
  theme: null,
  timeZone: null,
  density: 'comfortable',
  hiddenColumns: {},
};
export const aSession = (more: Partial<Session> = {}): Session => ({
  user: person,
  isOwner: true,
  grants: [],
  permits: ['templates', 'own'],
  idleEndsAt: ago(-1_800),
  expiresAt: ago(-3_600),
  rightsVersion: 1,
  preferences: null,
  views: [],
  ...more,
});
