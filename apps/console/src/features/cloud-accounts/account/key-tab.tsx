import type { Refusal } from '@isthmus/contracts/acts';
import type { CloudAccountDetails } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { ProofProgress } from '../credential-proof.tsx';
import { NextRenewal, TimeLeft } from '../key/key-life.tsx';
import { KeyProof } from './key-proof.tsx';
import { testingKey } from './queries.ts';
import { ReplaceKey } from './replace-key.tsx';

interface Props {
  account: CloudAccountDetails;
  /** Why the person may not change the account. */
  refusal: Refusal | null;
}

/** The stored key beside the form that replaces it. */
export function KeyTab({ account, refusal }: Props) {
  const { t } = useTranslation(['cloud-accounts', 'shared']);
  const textOf = useRefusalText();
  const testing = useMutation(testingKey(account.id));
  const { kind, role, endsAt, dueAt, problem, isFailing, setBy, lastUsedAt } = account.key;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-14 gap-y-8 xl:grid-cols-[minmax(0,600px)_minmax(0,1fr)]">
      <Section title={t('account.replace')}>
        {refusal ? <p className="text-text-soft">{textOf(refusal)}</p> : <ReplaceKey account={account} />}
      </Section>
      <Section
        title={t('account.now')}
        action={
          <ActButton size="sm" refusal={refusal} disabled={testing.isPending} onClick={() => testing.mutate()}>
            {t('account.test')}
          </ActButton>
        }
      >
        <Facts
          isQuiet
          notReported={t('shared:notReported')}
          facts={[
            ...(role
              ? [
                  { name: t('keys.arn'), value: role.arn },
                  ...(role.externalId === null ? [] : [{ name: t('account.externalId'), value: role.externalId }]),
                  { name: t('keys.sessionName'), value: role.sessionName },
                  { name: t('account.assumedWith'), value: account.secretId },
                ]
              : [{ name: t('secretId'), value: account.secretId }]),
            ...(endsAt ? [{ name: t('account.keyEnds'), value: <TimeLeft at={endsAt} /> }] : []),
            ...(dueAt ? [{ name: t('account.renews'), value: <NextRenewal dueAt={dueAt} /> }] : []),
            { name: t('uin'), value: account.uin },
            { name: t('site'), value: <span>{account.site.name}</span> },
            {
              name: t('account.set'),
              value: (
                <span>
                  <Age at={account.keySetAt} /> {setBy && t('account.by', { name: setBy })}
                </span>
              ),
            },
            {
              name: t('account.used'),
              value: lastUsedAt ? <Age at={lastUsedAt} /> : <span>{t('account.unused')}</span>,
            },
            { name: t('secretKey'), value: <span>{t('account.hidden')}</span> },
          ]}
        />
        {isFailing && <FailingRenewal endsAt={endsAt} problem={problem} />}
        {kind === 'permanent' && <p className="text-text-soft max-w-[60ch] text-xs">{t('account.nudge')}</p>}
        {testing.isPending && <ProofProgress />}
        {testing.data && !testing.isPending && <KeyProof account={account} proof={testing.data} />}
        <ProblemAlert problem={testing.error} />
      </Section>
    </div>
  );
}

/** Says whether the key in use still works, and why there is no next one. */
function FailingRenewal({ endsAt, problem }: Pick<CloudAccountDetails['key'], 'endsAt' | 'problem'>) {
  const { t } = useTranslation('cloud-accounts');
  const isOver = Date.parse(endsAt ?? '') <= useNow();
  return (
    <div className="grid gap-2">
      <p role="status">{t(isOver ? 'account.failed' : 'account.failing')}</p>
      <ProblemAlert problem={problem} />
    </div>
  );
}
