import { getOnboarding, saveOnboarding } from '@isthmus/contracts/routes/onboarding';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const onboarding = (accountId: string) =>
  queryOptions({
    queryKey: ['onboarding', accountId],
    queryFn: ({ signal }) => call(getOnboarding, { params: { accountId }, signal }),
  });

/** Saves run one after another, so the last typed values win. */
export const savingOnboarding = (accountId: string) =>
  mutationOptions({
    scope: { id: `onboarding ${accountId}` },
    mutationFn: (body: OnboardingFacts) => call(saveOnboarding, { params: { accountId }, body }),
    onSuccess: (facts) => {
      queryClient.setQueryData(onboarding(accountId).queryKey, (known) => known && { ...known, facts });
      return queryClient.invalidateQueries({ queryKey: ['onboarding', accountId] });
    },
  });
