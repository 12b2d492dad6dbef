import type { NewCloudAccount, NewKey } from '@isthmus/contracts/cloud-accounts';
import { addCloudAccount, listSites, proveCredential } from '@isthmus/contracts/routes/cloud-accounts';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const sites = () => queryOptions({ queryKey: ['sites'], queryFn: ({ signal }) => call(listSites, { signal }) });

export const provingCredential = (site: string) =>
  mutationOptions({ mutationFn: (key: NewKey) => call(proveCredential, { body: { site, ...key } }) });

export const addingCloudAccount = () =>
  mutationOptions({
    mutationFn: (body: NewCloudAccount) => call(addCloudAccount, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
  });
