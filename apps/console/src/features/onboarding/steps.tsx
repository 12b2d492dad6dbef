import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { clusters } from '#features/clusters/queries.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { chosenOf } from './candidates.ts';
import { OfferChoice } from './offer-choice.tsx';
import { onboarding } from './queries.ts';
import { StepList } from './step-list.tsx';
import { StepPanel } from './step-panel.tsx';

/** Renders the list of steps and the open one. The URL stores the open step. */
export function Steps({ accountId }: { accountId: string }) {
  const { data: progress } = useSuspenseQuery(onboarding(accountId));
  const { data: listed } = useSuspenseQuery(clusters(accountId));
  const { data: known } = useSuspenseQuery(cloudAccounts());
  const [search, setSearch] = useSearchParams();
  const chosen = chosenOf(listed.clusters, progress.facts);
  useWatch(...watch.clusters(accountId), ...(chosen ? watch.nodes(chosen) : []));

  // Keeps the first open step open when it completes, so the page does not change under the person.
  const [first] = useState(() => progress.steps.find(({ state }) => state === 'current')?.step ?? 'node');
  const named = progress.steps.find(({ step }) => step === search.get('step'))?.step;
  const open = named ?? first;
  // Stores the step in the URL. A step is done on another page, and Back then returns to that step.
  useEffect(() => {
    if (!named) setSearch({ step: first }, { replace: true });
  }, [named, first, setSearch]);
  const account = known.accounts.find(({ id }) => id === accountId);
  if (!account) return null;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="grid content-start gap-4">
        <StepList steps={progress.steps} open={open} />
        <OfferChoice accountId={accountId} facts={progress.facts} />
      </div>
      <StepPanel step={open} account={account} progress={progress} listed={listed} chosen={chosen} />
    </div>
  );
}
