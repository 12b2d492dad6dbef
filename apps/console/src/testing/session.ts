import type { OwnSession } from '@isthmus/contracts/profile';
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
  isWall: false,
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

/** This session, one of a phone, and one of a program that names no browser. */
export const someSessions = (): OwnSession[] => [
  {
    ...{ id: '0a1b2c3d', browser: 'Chrome 143', system: 'macOS', address: '10.4.0.17' },
    ...{ createdAt: ago(7_200), lastUsedAt: ago(3), isThis: true },
  },
  {
    ...{ id: '1a1b2c3d', browser: 'Safari 26', system: 'iOS', address: '2001:db8:7::12' },
    ...{ createdAt: ago(20_000), lastUsedAt: ago(900), isThis: false },
  },
  {
    ...{ id: '2a1b2c3d', browser: null, system: null, address: '192.0.2.9' },
    ...{ createdAt: ago(40_000), lastUsedAt: ago(1_200), isThis: false },
  },
];
