import type { Observation } from '@isthmus/contracts/observation';
import type { Problem } from '@isthmus/contracts/problem';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useOwnTrouble } from './reach.ts';

interface Props {
  observation: Observation;
  /** A failed refetch from the BFF itself. */
  failed?: { problem: Problem } | null;
}

/** Shows above the last data that reading fails now. The data stays with its age. */
export function StaleBanner({ observation, failed }: Props) {
  const { t } = useTranslation();
  const { observedAt } = observation;
  const problem = useOwnTrouble()(failed?.problem ?? observation.problem);
  return (
    <ProblemAlert problem={problem} tone="warn">
      {observedAt && (
        <p>
          {t('belowIs')} <Age at={observedAt} />
        </p>
      )}
    </ProblemAlert>
  );
}
