import type { Refusal } from '@isthmus/contracts/acts';
import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Status } from '#shared/status.tsx';
import { Section } from '#shared/ui/section.tsx';
import { changingAccount } from './queries.ts';

interface Props {
  account: CloudAccount;
  /** Why the person may not change the account. */
  refusal: Refusal | null;
}

/** Says whether Isthmus may change anything in the account, and switches it. */
export function ObserveOnly({ account: { id, observeOnly }, refusal }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const changing = useMutation(changingAccount(id));
  const state = observeOnly ? 'on' : 'off';
  return (
    <Section
      title={t('observeOnly.label')}
      action={
        <ActButton
          refusal={refusal}
          disabled={changing.isPending}
          onClick={() => changing.mutate({ observeOnly: !observeOnly })}
        >
          {t(`observeOnly.${state}.act`)}
        </ActButton>
      }
    >
      <p role="status">
        <Status status={observeOnly ? 'held' : 'running'} word={t(`observeOnly.${state}.state`)} />
      </p>
      <p className="text-text-soft max-w-[72ch]">{t(`observeOnly.${state}.next`)}</p>
      <ProblemAlert problem={changing.error} />
    </Section>
  );
}
