import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useMutation, useQueries, type UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cluster } from '#features/clusters/queries.ts';
import { countProgress } from '#operations/group-progress.tsx';
import { refusalToAct, refusalToNote } from '#operations/rights.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { controlling, type Controlled } from './controlling.ts';

const StopGroupDialog = lazy(() => import('./stop-group-dialog.tsx'));

const dataOf = <T,>(results: UseQueryResult<T>[]) => results.map(({ data }) => data);

interface Controls {
  groups: OperationGroup[];
  controlled: Controlled;
  /** The cluster, where the page has buttons for several. */
  name?: string;
}

/** Returns the buttons for one group or for all groups of a set, and the refusal of the last press. A press affects only open groups. */
export function useGroupControls({ groups, controlled, name = '' }: Controls) {
  const { t } = useTranslation('node-acts');
  const pausing = useMutation(controlling(controlled, 'pause'));
  const resuming = useMutation(controlling(controlled, 'resume'));
  const [isStopping, setStopping] = useState(false);
  const rights = useQueries({ queries: groups.map((group) => cluster(group)), combine: dataOf });
  const open = groups
    .map((group, index) => ({ state: group.state, held: countProgress(group).held, rights: rights[index] }))
    .filter(({ state, held }) => (state === 'running' || state === 'paused') && held > 0);
  const held = open.reduce((sum, one) => sum + one.held, 0);
  const has = (state: 'running' | 'paused') => open.some((one) => one.state === state);
  // A press is for all of them, or for none.
  const refusals = (refusalOf: typeof refusalToAct) =>
    open.map((one) => refusalOf('drain-external-node', one.rights)).find(Boolean) ?? null;
  const toNote = refusals(refusalToNote);
  const of = groups.length > 1 ? 'all' : 'one';
  const whose = name && <span className="sr-only"> {name}</span>;
  const size = name ? ('sm' as const) : undefined;
  const buttons = open.length > 0 && (
    <>
      {has('running') && (
        <ActButton
          refusal={toNote}
          {...(size && { size })}
          onClick={() => pausing.mutate()}
          pending={pausing.isPending}
        >
          {t(`groupPage.pause.${of}`)}
          {whose}
        </ActButton>
      )}
      {has('paused') && (
        <ActButton
          refusal={refusals(refusalToAct)}
          {...(size ? { size } : { variant: 'primary' as const })}
          onClick={() => resuming.mutate()}
          pending={resuming.isPending}
        >
          {t(`groupPage.resume.${of}`)}
          {whose}
        </ActButton>
      )}
      <ActButton refusal={toNote} {...(size && { size })} onClick={() => setStopping(true)}>
        {t(name ? 'groupPage.stop.brief' : `groupPage.stop.${of}`)}
        {whose}
      </ActButton>
    </>
  );
  const below = (
    <>
      <ProblemAlert problem={pausing.error ?? resuming.error} />
      {isStopping && (
        <Suspense>
          <StopGroupDialog
            controlled={controlled}
            held={held}
            clusters={groups.length}
            name={name}
            onClose={() => setStopping(false)}
          />
        </Suspense>
      )}
    </>
  );
  return { buttons, below };
}
