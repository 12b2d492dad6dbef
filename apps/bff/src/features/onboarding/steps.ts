import { OnboardingStep, type StepState } from '@isthmus/contracts/onboarding';
import type { z } from 'zod';

type Step = z.infer<typeof StepState>;

/** `known` is false when a readable fact was not read yet. A fact that needs an unfinished earlier step is known to be undone. */
interface Found {
  done: boolean;
  known: boolean;
  seen: string;
}
export type Evidence = Record<Step['step'], Found>;

/** Exactly one step is current until all are done: the first unfinished one. */
export function stepsOf(evidence: Evidence): Step[] {
  const current = OnboardingStep.options.find((step) => !evidence[step].done);
  return OnboardingStep.options.map((step) => {
    const { done, known, seen } = evidence[step];
    if (done) return { step, state: 'done', seen };
    if (step === current) return { step, state: 'current', seen };
    return { step, state: known ? 'later' : 'unknown', seen };
  });
}
