import { addCloudAccount, listCloudAccounts } from '@isthmus/contracts/cloud-accounts';
import { compactType, readingsHeader } from '@isthmus/contracts/compact';
import { currentSession } from '@isthmus/contracts/session';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { remember } from '#shared/remembered.ts';
import { ApiError, call, forgetSession, giveUpReads, waitForSession } from './call.ts';
import { signedIn } from './session-end.ts';

/** A dead connection: it never answers and ends only on abort. */
const neverAnswers = (_: unknown, { signal }: RequestInit = {}) =>
  new Promise<Response>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
beforeEach(() => remember(signedIn, 'yes'));
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

it('returns rows for an answer in compact form, and no answer when a proxy removed its header', async () => {
  const form = { rest: { gone: null }, columns: { accounts: { id: ['1', '2'], name: ['gz', null] } } };
  const type = { 'content-type': `${compactType}; charset=utf-8` };
  const answer = (headers: Record<string, string>) =>
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(form, { headers })));
  answer({ ...type, [readingsHeader]: '{"observation":{"problem":null}}' });
  const accounts = [
    { id: '1', name: 'gz' },
    { id: '2', name: null },
  ];
  const observation = { problem: null };
  await expect(call(listCloudAccounts, {})).resolves.toEqual({ gone: null, observation, accounts });
  answer(type);
  await expect(call(listCloudAccounts, {})).rejects.toMatchObject({ problem: { status: 0 } });
});

it('without a known session, sends only what needs none, until the session is known', async () => {
  const sent: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    sent.push(url);
    return Promise.resolve(Response.json({ accounts: [] }));
  });
  forgetSession();
  const gone = new ApiError({ status: 401, code: 'not-signed-in', title: '' });
  await expect(waitForSession(Promise.reject(gone))).rejects.toBe(gone);
  await expect(call(listCloudAccounts, {})).rejects.toBe(gone);
  const asked = Promise.withResolvers<void>();
  void waitForSession(asked.promise);
  const waiting = call(listCloudAccounts, {});
  await call(currentSession, {});
  expect(sent).toEqual(['/api/session']);
  asked.resolve();
  await waiting;
  expect(sent).toEqual(['/api/session', '/api/accounts']);
});
