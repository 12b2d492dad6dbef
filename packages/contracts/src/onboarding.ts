import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InAccount } from './params.ts';
import { inAccount } from './places.ts';

export const OnboardingStep = z.enum(['account', 'cluster', 'beta', 'enable', 'pool', 'node']);

/** What people enter. None of it is known to TKE. */
export const OnboardingFacts = z.object({
  region: z.string().nullable(),
  clusterId: z.string().nullable(),
  hostsWanted: z.number().int().min(1).max(100_000).nullable(),
  city: z.string().trim().max(80),
  line: z.enum(['direct-connect', 'ccn', 'not-yet']).nullable(),
  goLive: z.iso.date().nullable(),
  useCase: z.string().trim().max(500),
  ticketNumber: z.string().trim().max(60),
  ticketStatus: z.enum(['not-opened', 'opened', 'answered', 'approved']),
  /** A person confirms the raised quota, because an open beta gate does not prove it. */
  quotaConfirmed: z.boolean(),
  dismissed: z.boolean(),
});
export type OnboardingFacts = z.infer<typeof OnboardingFacts>;

/** `done` is detected from observations; `seen` is the evidence. */
export const StepState = z.object({
  step: OnboardingStep,
  state: z.enum(['done', 'current', 'later', 'unknown']),
  seen: z.string(),
});

export const getOnboarding = endpoint({
  method: 'GET',
  path: `${inAccount}/onboarding`,
  summary: 'The progress of an account to its first node',
  permission: 'read',
  params: InAccount,
  response: z.object({
    facts: OnboardingFacts,
    steps: z.array(StepState),
    finished: z.boolean(),
    /** The result of the last probe of the beta gate through the chosen cluster. */
    gate: z.enum(['open', 'closed', 'unknown']),
    probedAt: z.iso.datetime().nullable(),
  }),
});

export const saveOnboarding = endpoint({
  method: 'PUT',
  path: `${inAccount}/onboarding`,
  summary: 'Save what people entered',
  audit: 'save-onboarding',
  permission: 'write',
  params: InAccount,
  body: OnboardingFacts,
  response: OnboardingFacts,
});
