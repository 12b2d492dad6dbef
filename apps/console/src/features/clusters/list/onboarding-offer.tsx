import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { onboarding, savingOnboarding } from '#features/onboarding/queries.ts';
import { useAccountRefusal } from '#features/session/queries.ts';
import { paths } from '#shared/paths.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { LinkButton } from '#shared/ui/button.tsx';

/** Offers onboarding until the account has a node or a person dismisses the offer. */
export function OnboardingOffer({ accountId }: { accountId: string }) {
  const { t } = useTranslation('clusters');
  const { data } = useQuery(onboarding(accountId));
  const saving = useMutation(savingOnboarding(accountId));
  const refusal = useAccountRefusal(accountId, 'operator', 'admin');
  if (!data || data.finished || data.facts.dismissed) return null;
  return (
    <section aria-label={t('offer.title')} className="grid gap-2">
      <Banner tone="info" title={t('offer.title')}>
        <p>{t('offer.text')}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <LinkButton to={paths.onboarding(accountId)}>{t('offer.go')}</LinkButton>
          <ActButton
            refusal={refusal}
            variant="ghost"
            pending={saving.isPending}
            onClick={() => saving.mutate({ ...data.facts, dismissed: true })}
          >
            {t('offer.dismiss')}
          </ActButton>
        </div>
      </Banner>
      <ProblemAlert problem={saving.error} />
    </section>
  );
}
