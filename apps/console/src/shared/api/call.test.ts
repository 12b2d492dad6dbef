import { addCloudAccount, listCloudAccounts } from '@isthmus/contracts/cloud-accounts';
import { afterEach, expect, it, vi } from 'vitest';
import { call, giveUpReads } from './call.ts';

/** A dead connection: it never answers and ends only on abort. */
const neverAnswers = (_: unknown, { signal }: RequestInit = {}) =>
  new Promise<Response>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
afterEach(() => vi.unstubAllGlobals());

it('aborts pending reads, which fail as unanswered, but no changes', async () => {
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (init.signal) signals.push(init.signal);
    return neverAnswers(url, init);
  });
  const read = call(listCloudAccounts, {});
  void call(addCloudAccount, { body: {} as never });
  giveUpReads();
  await expect(read).rejects.toMatchObject({ problem: { status: 0 } });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

it('sends a new read after aborting the others', async () => {
  giveUpReads();
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ accounts: [] })));
  await expect(call(listCloudAccounts, {})).resolves.toEqual({ accounts: [] });
});
