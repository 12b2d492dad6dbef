import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import type { ActPart } from './selection.ts';

interface Props {
  problem: ApiError | null;
  parts: ActPart[];
}

/** A refusal of the press. Of several clusters, it names the one that refuses: nothing was started on the others either. */
export function ActProblem({ problem, parts }: Props) {
  const { t } = useTranslation('node-acts');
  const refusing = problem?.problem.cluster;
  const part =
    refusing &&
    parts.find(
      ({ cluster }) =>
        cluster.accountId === refusing.accountId &&
        cluster.region === refusing.region &&
        cluster.clusterId === refusing.clusterId,
    );
  return (
    <ProblemAlert problem={problem}>{part && <p>{t('act.refusedBy', { name: part.clusterName })}</p>}</ProblemAlert>
  );
}
