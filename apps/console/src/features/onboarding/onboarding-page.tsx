import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { clusters } from '#features/clusters/queries.ts';
import { useWhomToAsk } from '#features/people/queries.ts';
import { useAccountRefusal } from '#features/session/queries.ts';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { chosenOf } from './candidates.ts';
import { onboarding, savingOnboarding } from './queries.ts';
import { StepList } from './step-list.tsx';
import { StepPanel } from './step-panel.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const accountId = accountOf(params);
  await Promise.all([
    queryClient.ensureQueryData(onboarding(accountId)),
    queryClient.ensureQueryData(clusters(accountId)),
    queryClient.ensureQueryData(cloudAccounts()),
  ]);
  return null;
}

export function Component() {
  const { t } = useTranslation('onboarding');
  const accountId = useAccountId();
  return (
    <div className="grid max-w-5xl gap-6">
      <PageHeader title={t('title')}>
        <p className="text-text-soft max-w-[72ch]">{t('lead')}</p>
      </PageHeader>
      <Steps key={accountId} accountId={accountId} />
    </div>
  );
}

/** Renders the list of steps and the open one. The URL stores the open step. */
function Steps({ accountId }: { accountId: string }) {
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
  const refusal = useWhomToAsk(useAccountRefusal(accountId, 'operator', 'admin'), 'operator', accountId);
  const refusalText = useRefusalText();
  const account = known.accounts.find(({ id }) => id === accountId);
  if (!account) return null;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      {refusal && (
        <div className="col-span-full">
          <Banner tone="info" title={refusalText(refusal)} />
        </div>
      )}
      <div className="grid content-start gap-4">
        <StepList steps={progress.steps} open={open} />
        <OfferChoice accountId={accountId} facts={progress.facts} disabled={refusal !== null} />
      </div>
      <StepPanel
        disabled={refusal !== null}
        step={open}
        account={account}
        progress={progress}
        listed={listed}
        chosen={chosen}
      />
    </div>
  );
}

interface Props {
  accountId: string;
  facts: OnboardingFacts;
  disabled: boolean;
}

/** Selects whether the clusters page offers onboarding. */
function OfferChoice({ accountId, facts, disabled }: Props) {
  const { t } = useTranslation('onboarding');
  const saving = useMutation(savingOnboarding(accountId));
  const dismissed = saving.isPending ? saving.variables.dismissed : facts.dismissed;
  return (
    <div className="grid gap-2">
      <Checkbox
        className="text-text-soft text-xs"
        label={t('offer')}
        checked={dismissed}
        disabled={disabled}
        onChange={(event) => saving.mutate({ ...facts, dismissed: event.target.checked })}
      />
      <ProblemAlert problem={saving.error} />
    </div>
  );
}
