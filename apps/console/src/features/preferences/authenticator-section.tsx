import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { AuthenticatorDraft } from './authenticator-draft.tsx';
import { draftingTotp, ownWays, removingTotp } from './own-ways.ts';

/** The person's authenticator app: a second factor after the password. */
export function AuthenticatorSection() {
  const { t } = useTranslation(['preferences', 'shared']);
  const { data } = useQuery(ownWays());
  const drafting = useMutation(draftingTotp());
  const removing = useMutation(removingTotp());
  const [isAdded, setAdded] = useState(false);
  if (!data?.password && !data?.totp) return null;
  const { totp } = data;
  if (drafting.data)
    return (
      <Section title={t('app.title')} lead={t('app.lead')}>
        <AuthenticatorDraft
          draft={drafting.data}
          onAdded={() => {
            setAdded(true);
            drafting.reset();
          }}
          onCancel={drafting.reset}
        />
      </Section>
    );
  return (
    <Section title={t('app.title')} lead={t('app.lead')}>
      <p role="status" className="empty:absolute">
        {isAdded && totp ? t('app.added') : null}
      </p>
      {totp ? (
        <p>
          {t('app.since')} <Age at={totp.addedAt} />
          {totp.lastUsedAt !== null && (
            <span className="text-text-soft">
              {' '}
              {t('app.used')} <Age at={totp.lastUsedAt} />
            </span>
          )}
        </p>
      ) : (
        <p className="text-text-soft">{t('app.none')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button pending={drafting.isPending} onClick={() => drafting.mutate()}>
          {t(totp ? 'app.replace' : 'app.add')}
        </Button>
        {totp && (
          <Button pending={removing.isPending} onClick={() => removing.mutate()}>
            {t('app.remove')}
          </Button>
        )}
      </div>
      <ProblemAlert problem={drafting.error ?? removing.error} />
    </Section>
  );
}
