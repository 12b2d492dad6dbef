import type { NewSavedView, SavedView } from '@isthmus/contracts/preferences';
import { changeSavedView, createSavedView, deleteSavedView } from '@isthmus/contracts/routes/preferences';
import type { Session } from '@isthmus/contracts/session';
import { mutationOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

/** Changes the views in the session's answer. Only this person changes them, so nothing is read again. */
const update = (change: (views: SavedView[]) => SavedView[]) =>
  void queryClient.setQueryData<Session>(['session'], (now) => now && { ...now, views: change(now.views) });

export const creatingView = () =>
  mutationOptions({
    mutationFn: ({ list, name, search, hiddenColumns }: NewSavedView) =>
      call(createSavedView, { body: { list, name, search, hiddenColumns } }),
    onSuccess: (view) => update((views) => [...views, view]),
  });

export const changingView = () =>
  mutationOptions({
    mutationFn: ({ id, change }: { id: string; change: Partial<Omit<SavedView, 'id' | 'list'>> }) =>
      call(changeSavedView, { params: { viewId: id }, body: change }),
    onSuccess: (view) => update((views) => views.map((one) => (one.id === view.id ? view : one))),
  });

export const deletingView = () =>
  mutationOptions({
    mutationFn: ({ id }: SavedView) => call(deleteSavedView, { params: { viewId: id } }),
    onSuccess: (_, { id }) => update((views) => views.filter((one) => one.id !== id)),
  });
