import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '#shared/api/call.ts';
import { queryClient, refetch } from './query-client.ts';

const queryKey = ['external-nodes', 'cls-1'];
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** A server that answers when the test says so, in request order. */
function slowServer() {
  const open: PromiseWithResolvers<string>[] = [];
  let requested = 0;
  const queryFn = () => {
    requested++;
    const answer = Promise.withResolvers<string>();
    open.push(answer);
    return answer.promise;
  };
  const answer = (text: string) => open.shift()?.resolve(text);
  const refuse = (error: Error) => open.shift()?.reject(error);
  return { queryFn, answer, refuse, requested: () => requested };
}

afterEach(() => queryClient.clear());

it('lets the fetch of an opening page finish and marks its answer stale', async () => {
  const { queryFn, ...server } = slowServer();
  const opening = queryClient.fetchQuery({ queryKey, queryFn });
  const refetched = refetch(queryKey);
  await nextTask();
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(false);

  server.answer('read before the change');
  await Promise.all([opening, refetched]);
  expect(queryClient.getQueryState(queryKey)).toMatchObject({ data: 'read before the change', isInvalidated: true });
});

it('reads once more, not once per event, after events during a read', async () => {
  const { queryFn, ...server } = slowServer();
  const unsubscribe = new QueryObserver(queryClient, { queryKey, queryFn }).subscribe(() => {});
  const refetched = refetch(queryKey);
  server.answer('first');
  await nextTask();
  expect(server.requested()).toBe(2);

  for (let i = 0; i < 5; i++) void refetch(queryKey);
  server.answer('second');
  await nextTask();
  expect(server.requested()).toBe(3);

  server.answer('third');
  await refetched;
  expect(server.requested()).toBe(3);
  expect(queryClient.getQueryData(queryKey)).toBe('third');
  unsubscribe();
});

it('continues after a failed answer', async () => {
  const { queryFn, ...server } = slowServer();
  const opening = queryClient.fetchQuery({ queryKey, queryFn });
  const refetched = refetch(queryKey);
  server.refuse(new ApiError({ status: 409, code: 'already-in-flight', title: 'refused' }));
  await expect(opening).rejects.toThrow('refused');
  await refetched;
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true);
});
