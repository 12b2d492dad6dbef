import { getOnboarding, saveOnboarding } from '@isthmus/contracts/onboarding';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const onboarding = (accountId: string) =>
  queryOptions({
    queryKey: ['onboarding', accountId],
    queryFn: ({ signal }) => call(getOnboarding, { params: { accountId }, signal }),
  });

export const savingOnboarding = (accountId: string) =>
  mutationOptions({
    mutationFn: (body: OnboardingFacts) => call(saveOnboarding, { params: { accountId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['onboarding', accountId] }),
  });
