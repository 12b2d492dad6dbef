import { OnboardingStep, type StepState } from '@isthmus/contracts/onboarding';
import type { z } from 'zod';

type Step = z.infer<typeof StepState>;

/** `known` is false while nothing was read, though it could be; what only an earlier step makes readable is known not to be done. */
interface Found {
  done: boolean;
  known: boolean;
  seen: string;
}
export type Evidence = Record<Step['step'], Found>;

/** Exactly one step is current until all are done: the first that is not. */
export function stepsOf(evidence: Evidence): Step[] {
  const current = OnboardingStep.options.find((step) => !evidence[step].done);
  return OnboardingStep.options.map((step) => {
    const { done, known, seen } = evidence[step];
    if (done) return { step, state: 'done', seen };
    if (step === current) return { step, state: 'current', seen };
    return { step, state: known ? 'later' : 'unknown', seen };
  });
}
