import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Cluster } from '@isthmus/contracts/clusters';
import { OnboardingFacts, type getOnboarding } from '@isthmus/contracts/onboarding';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { schemaResolver } from '#shared/form/use-form-shell.ts';
import { queryClient } from '#shared/query-client.ts';
import { bestFirst, ownFailures, pluginOf } from '../candidates.ts';
import { NeedCluster } from '../needs.tsx';
import { onboarding, savingOnboarding } from '../queries.ts';
import { SavedState, useAutosave } from './autosave.tsx';
import { GateState } from './gate-state.tsx';
import { TicketBlock } from './ticket-block.tsx';
import { TicketFacts, TicketForm, TicketOutcome } from './ticket-fields.tsx';

interface Props {
  disabled: boolean;
  account: CloudAccount;
  progress: ReplyOf<typeof getOnboarding>;
  clusters: Cluster[];
  chosen: Cluster | undefined;
}

/** Renders the beta gate, the ticket that opens it, and the ticket's outcome. */
export function BetaStep({ disabled, account, progress, clusters, chosen }: Props) {
  const { t } = useTranslation('onboarding');
  const { facts, gate, probedAt } = progress;
  const saving = useMutation(savingOnboarding(account.id));
  const form = useForm({
    resolver: schemaResolver(TicketForm),
    defaultValues: TicketForm.parse(facts),
    mode: 'onChange',
  });
  const save = form.handleSubmit((typedFacts) => {
    // Keeps values that another step saved meanwhile.
    const latest = queryClient.getQueryData(onboarding(account.id).queryKey)?.facts ?? facts;
    saving.mutate(OnboardingFacts.parse({ ...latest, ...typedFacts }));
  });
  const { typed, saveLater, saveNow } = useAutosave(() => void save());

  const candidates = clusters.filter((cluster) => cluster === chosen || ownFailures(cluster).length === 0);
  const ticketClusters = chosen
    ? [chosen, ...bestFirst(candidates).filter((cluster) => cluster !== chosen)]
    : bestFirst(candidates);
  const ticket = {
    uin: account.uin,
    gate,
    regions: [...new Set(ticketClusters.length ? ticketClusters.map(({ region }) => region) : account.regions)],
    quotaFor: chosen?.clusterId ?? null,
    clusters: ticketClusters.map((cluster) => ({ ...cluster, plugin: pluginOf(cluster) })),
    facts: form.watch(),
  };

  return (
    <div className="grid gap-6">
      {chosen ? (
        <GateState gate={gate} probedAt={probedAt} cluster={chosen} />
      ) : (
        <NeedCluster why={t('beta.unknownNoCluster')} />
      )}
      <p className="text-text-soft max-w-[72ch]">{t('beta.quotaNote')}</p>
      <form
        aria-label={t('beta.ticket')}
        noValidate
        className="grid gap-6 [&_input]:scroll-mb-14 [&_select]:scroll-mb-14 [&_textarea]:scroll-mb-14"
        onChange={saveLater}
        onBlur={saveNow}
        onSubmit={(event) => {
          event.preventDefault();
          saveNow();
        }}
      >
        <fieldset disabled={disabled} className="grid gap-6">
          <TicketFacts form={form} />
        </fieldset>
        <TicketBlock account={account} ticket={ticket} />
        <fieldset disabled={disabled} className="grid gap-6">
          <TicketOutcome form={form} />
        </fieldset>
        <SavedState typed={typed} valid={form.formState.isValid} saving={saving} onAgain={() => void save()} />
      </form>
    </div>
  );
}
