import type { CloudAccountChange } from '@isthmus/contracts/cloud-accounts';
import { changeCloudAccount } from '@isthmus/contracts/routes/cloud-accounts';
import { mutationOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const changingAccount = (accountId: string) =>
  mutationOptions({
    mutationFn: (body: CloudAccountChange) => call(changeCloudAccount, { params: { accountId }, body }),
    // The pages of its clusters say whether anything may be changed, and groups may have paused.
    onSettled: () =>
      Promise.all(
        [['accounts'], ['clusters', accountId], ['operations', accountId]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
