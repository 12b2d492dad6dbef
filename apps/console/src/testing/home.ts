import { healthOf } from '@isthmus/contracts/health';
import type { getHome } from '@isthmus/contracts/home';
import type { ReplyOf } from '#shared/api/call.ts';
import { aCluster, ago, anAccount } from './world.ts';

/** Thirty UTC days until today, the oldest first. */
export const days = Array.from({ length: 30 }, (_, index) => ago((29 - index) * 86_400).slice(0, 10));

/** Home of one account with one enabled cluster where all is well. */
export function aHome(more: Partial<ReplyOf<typeof getHome>> = {}): ReplyOf<typeof getHome> {
  const cluster = aCluster();
  const { id: account, name, colour } = anAccount();
  return {
    counts: { accounts: 1, clusters: 1, nodes: 3, failed: 0, unknown: 0, failedClusters: 0 },
    attention: [],
    inProgress: [],
    accounts: [
      {
        id: account,
        name,
        colour,
        health: healthOf([{ state: 'running', count: 3 }]),
        oldestReading: ago(6),
        clusters: [cluster],
        availability: days.map((day) => ({ day, running: 1, unread: 0, worst: 'running' as const })),
        available: 1,
      },
    ],
    days: days.map((day) => ({ day, joined: 0, removed: 0, lost: 0 })),
    oldestReading: ago(6),
    ...more,
  };
}
