import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { FastifyInstance } from 'fastify';

const noFacts: OnboardingFacts = {
  region: null,
  clusterId: null,
  hostsWanted: null,
  city: '',
  line: null,
  goLive: null,
  useCase: '',
  ticketNumber: '',
  ticketStatus: 'not-opened',
  quotaConfirmed: false,
  dismissed: false,
};

/** Returns what people entered about this account so far. */
export async function readFacts(app: FastifyInstance, accountId: string): Promise<OnboardingFacts> {
  const row = await app.db.onboarding.findUnique({ where: { accountId } });
  return row ? OnboardingFacts.parse(row.facts) : noFacts;
}
