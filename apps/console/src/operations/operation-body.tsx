import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { OperationSteps } from './operation-steps.tsx';

interface Props {
  operation: Operation;
  steps?: Step[];
}

/** Renders an operation's steps, its problem, and the actions for a waiting person. */
export function OperationBody({ operation, steps = [] }: Props) {
  const { state, outcome } = operation;
  return (
    <>
      <OperationSteps operation={operation} steps={steps} />
      {(state === 'failed' || state === 'needs-attention') && <ProblemAlert problem={outcome?.problem} />}
      {outcome?.reason === 'unread-yet' && <ProblemAlert problem={outcome.problem} tone="warn" />}
      {state === 'needs-attention' && <NeedsAttention operation={operation} />}
    </>
  );
}
