import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '#shared/api/api-error.ts';
import { queryClient } from '#shared/query-client.ts';
import { refetch } from './refetch.ts';

const queryKey = ['external-nodes', 'cls-1'];
const aTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A server whose answers come when the test says so. */
function slowServer() {
  const asked: PromiseWithResolvers<string>[] = [];
  const queryFn = () => {
    asked.push(Promise.withResolvers());
    return asked.at(-1)!.promise;
  };
  return { asked, queryFn };
}

afterEach(() => queryClient.clear());

it('lets the fetch of a page about to open finish, and calls its answer stale', async () => {
  const { asked, queryFn } = slowServer();
  const opening = queryClient.fetchQuery({ queryKey, queryFn });
  const refetched = refetch(queryKey);
  await aTurn();
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(false);

  asked[0]!.resolve('read before the change');
  await Promise.all([opening, refetched]);
  expect(queryClient.getQueryState(queryKey)).toMatchObject({ data: 'read before the change', isInvalidated: true });
});

it('asks once more, not once each, for what is heard while a page reads', async () => {
  const { asked, queryFn } = slowServer();
  const unsubscribe = new QueryObserver(queryClient, { queryKey, queryFn }).subscribe(() => {});
  const refetched = refetch(queryKey);
  asked[0]!.resolve('first');
  await aTurn();
  expect(asked).toHaveLength(2);

  for (let i = 0; i < 5; i++) void refetch(queryKey);
  asked[1]!.resolve('second');
  await aTurn();
  expect(asked).toHaveLength(3);

  asked[2]!.resolve('third');
  await refetched;
  expect(asked).toHaveLength(3);
  expect(queryClient.getQueryData(queryKey)).toBe('third');
  unsubscribe();
});

it('goes on when the answer is a failure', async () => {
  const { asked, queryFn } = slowServer();
  const opening = queryClient.fetchQuery({ queryKey, queryFn });
  const refetched = refetch(queryKey);
  asked[0]!.reject(new ApiError({ status: 409, code: 'conflict', title: 'refused' }));
  await expect(opening).rejects.toThrow('refused');
  await refetched;
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true);
});
