import type { Refusal } from '@isthmus/contracts/acts';
import { maxNodesAlone } from '@isthmus/contracts/approval-acts';
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

/** Says whether grave acts need a second person, and switches it on. Switching it off is such an act. */
export function FourEyes({ account: { id, fourEyes }, refusal }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const changing = useMutation(changingAccount(id));
  const state = fourEyes ? 'on' : 'off';
  return (
    <Section
      title={t('fourEyes.label')}
      action={
        <ActButton
          refusal={refusal}
          disabled={changing.isPending}
          onClick={() => changing.mutate({ fourEyes: !fourEyes })}
        >
          {t(`fourEyes.${state}.act`)}
        </ActButton>
      }
    >
      <p role="status">
        <Status status={fourEyes ? 'running' : 'held'} word={t(`fourEyes.${state}.state`)} />
      </p>
      <p className="text-text-soft max-w-[72ch]">{t(`fourEyes.${state}.next`, { limit: maxNodesAlone })}</p>
      <ProblemAlert problem={changing.error} />
    </Section>
  );
}
