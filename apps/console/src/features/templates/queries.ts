import type { PoolKey } from '@isthmus/contracts/places';
import {
  addTemplateVersion,
  copyTemplate,
  createTemplate,
  deleteTemplate,
  getTemplate,
  listTemplates,
  revealTemplateCustomData,
  saveTemplateFromPool,
} from '@isthmus/contracts/routes/templates';
import type { NewTemplate, NewTemplateVersion, TemplateVersion } from '@isthmus/contracts/templates';
import { mutationOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { useWhomToAsk } from '#features/people/queries.ts';
import { session, useOwnRefusal } from '#features/session/queries.ts';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const onSuccess = () => queryClient.invalidateQueries({ queryKey: ['templates'] });

/** Returns why the person may not write templates: only admins of an account may. */
export const useTemplateRefusal = () => useWhomToAsk(useOwnRefusal('templates'), 'admin');

/** Returns why the person may create a pool in no account. */
export function useNewPoolRefusal() {
  const { data } = useQuery(session());
  const mayCreate = data?.isOwner || data?.grants.some(({ role }) => role !== 'viewer');
  return useWhomToAsk(mayCreate ? null : { reason: 'not-permitted' }, 'operator');
}

/** Returns why the person may not see the custom data of a version: only owners may, and its author while an operator somewhere. */
export function useCustomDataRefusal({ createdBy }: Pick<TemplateVersion, 'createdBy'>) {
  const { data } = useQuery(session());
  const isAuthor = data?.user.id === createdBy.id && data.grants.some(({ role }) => role !== 'viewer');
  return useWhomToAsk(data?.isOwner || isAuthor ? null : { reason: 'not-permitted' }, 'owner');
}

export const templates = () =>
  queryOptions({ queryKey: ['templates'], queryFn: ({ signal }) => call(listTemplates, { signal }) });

export const template = (templateId: string) =>
  queryOptions({
    queryKey: ['templates', templateId],
    queryFn: ({ signal }) => call(getTemplate, { params: { templateId }, signal }),
  });

export const creatingTemplate = () =>
  mutationOptions({ mutationFn: (body: NewTemplate) => call(createTemplate, { body }), onSuccess });

export const addingTemplateVersion = (templateId: string) =>
  mutationOptions({
    mutationFn: (body: NewTemplateVersion) => call(addTemplateVersion, { params: { templateId }, body }),
    onSuccess,
    onError: ({ problem }) => {
      if (problem.code === 'changed-meanwhile')
        void queryClient.invalidateQueries({ queryKey: template(templateId).queryKey });
    },
  });

export const copyingTemplate = (templateId: string) =>
  mutationOptions({
    mutationFn: (name: string) => call(copyTemplate, { params: { templateId }, body: { name } }),
    onSuccess,
  });

/** Does not refetch the template: its page is still open for a moment and would get a not-found error. */
export const deletingTemplate = (templateId: string) =>
  mutationOptions({
    mutationFn: () => call(deleteTemplate, { params: { templateId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['templates', templateId], refetchType: 'none' });
      await queryClient.invalidateQueries({ queryKey: ['templates'], exact: true });
    },
  });

export const revealingCustomData = (templateId: string, version: number) =>
  mutationOptions({ mutationFn: () => call(revealTemplateCustomData, { params: { templateId, version } }), gcTime: 0 });

export const savingTemplateFromPool = (key: PoolKey) =>
  mutationOptions({
    mutationFn: (body: { name: string; note: string }) => call(saveTemplateFromPool, { params: key, body }),
    onSuccess,
  });
