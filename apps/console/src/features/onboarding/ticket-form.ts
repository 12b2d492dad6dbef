import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { z } from 'zod';

/** What the ticket's form holds of the facts; the cluster and the offer are chosen elsewhere. */
export const TicketForm = OnboardingFacts.omit({ region: true, clusterId: true, dismissed: true });
export type TicketForm = z.infer<typeof TicketForm>;
