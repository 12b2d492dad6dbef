import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { savingOnboarding } from './queries.ts';

interface Props {
  accountId: string;
  facts: OnboardingFacts;
}

/** Selects whether the clusters page offers onboarding. */
export function OfferChoice({ accountId, facts }: Props) {
  const { t } = useTranslation('onboarding');
  const saving = useMutation(savingOnboarding(accountId));
  const dismissed = saving.isPending ? saving.variables.dismissed : facts.dismissed;
  return (
    <div className="grid gap-2">
      <Checkbox
        className="text-text-soft text-xs"
        label={t('offer')}
        checked={dismissed}
        onChange={(event) => saving.mutate({ ...facts, dismissed: event.target.checked })}
      />
      <ProblemAlert problem={saving.error} />
    </div>
  );
}
