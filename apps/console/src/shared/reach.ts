import type { Problem } from '@isthmus/contracts/problem';
import { getReach } from '@isthmus/contracts/routes/reach';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './api/call.ts';

const againMs = 15_000;

/** Reads whether Isthmus reaches Tencent. Events report changes, and polling covers a missed event during an outage. */
export const reach = () =>
  queryOptions({
    queryKey: ['reach'],
    queryFn: ({ signal }) => call(getReach, { signal }),
    refetchInterval: ({ state }) => (state.data?.outOfReach ? againMs : false),
  });

/** Returns a filter for page problems. It drops those that the frame already shows above every page. */
export function useOwnTrouble() {
  const { data } = useQuery({ ...reach(), enabled: false });
  const isOutOfReach = Boolean(data?.outOfReach);
  return (problem: Problem | null | undefined) =>
    isOutOfReach && problem?.code === 'tke-not-reached' ? null : problem;
}
