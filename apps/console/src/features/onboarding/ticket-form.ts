import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { z } from 'zod';

/** The ticket form's part of the facts. Other controls edit the cluster and the offer. */
export const TicketForm = OnboardingFacts.omit({ region: true, clusterId: true, dismissed: true });
export type TicketForm = z.infer<typeof TicketForm>;
