import type { Cluster } from '@isthmus/contracts/clusters';
import type { getOnboarding } from '@isthmus/contracts/onboarding';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cluster as clusterQuery, refreshingCluster } from '#features/clusters/queries.ts';
import type { ReplyOf } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { usePageProblem } from '#shared/reading/reach.tsx';
import { Status, type StatusName } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';

type Gate = ReplyOf<typeof getOnboarding>['gate'];
const statuses: Record<Gate, StatusName> = { open: 'running', closed: 'blocked', unknown: 'unknown' };

interface Props {
  gate: Gate;
  probedAt: string | null;
  cluster: Cluster;
}

/**
 * Shows the gate from the last probe through the selected cluster. A refusal means closed; another failure shows its
 * problem.
 */
export function GateState({ gate, probedAt, cluster }: Props) {
  const { t } = useTranslation('onboarding');
  const { data } = useQuery(clusterQuery(cluster));
  const probing = useMutation(refreshingCluster(cluster));
  const pageProblem = usePageProblem();
  const version = data?.observation.version;
  const [probedVersion, setProbedVersion] = useState(version);
  // Compares versions, because each read gets one. Times would mix the browser's clock with the server's.
  const isAwaited = probing.isSuccess && version === probedVersion;
  const pending = probing.isPending || isAwaited;
  const probe = () => {
    setProbedVersion(version);
    probing.mutate();
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span role="status" aria-label={t('beta.gateLabel')}>
          <Status status={statuses[gate]} word={t(`beta.gate.${gate}`)} />
        </span>
        <span className="text-text-soft text-xs">
          {probedAt ? <Age at={probedAt} words="onboarding:beta.probed" /> : t('beta.neverProbed')} ·{' '}
          {t('beta.through', { cluster: cluster.name })}
        </span>
        <Button size="sm" pending={pending} onClick={probe}>
          {t(pending ? 'beta.probing' : 'beta.probe')}
        </Button>
      </div>
      <p className="max-w-[72ch]">{t(`beta.${gate}`)}</p>
      {gate !== 'closed' && <ProblemAlert tone="warn" problem={pageProblem(data?.observation.problem)} />}
      <ProblemAlert problem={probing.error} />
    </div>
  );
}
