import { readFile } from 'node:fs/promises';
import type { APIRequestContext, TestInfo } from '@playwright/test';
import type { TkeAccount } from './world/tke-account.ts';

/** An account that a test opened at mock-tke; with Isthmus's id once it was added. */
export type Opened = TkeAccount & { id?: string };

const attach = (info: TestInfo, name: string, body: string) =>
  info.attach(name, { body, contentType: 'application/json' });

/** The BFF's log lines from `since` (milliseconds since 1970) on. Each is a JSON object of pino. */
async function logSince(since: number) {
  const path = process.env['ISTHMUS_E2E_LOG'];
  const lines = path ? (await readFile(path, 'utf8')).split('\n') : [];
  return lines.filter((line) => Number(/"time":(\d+)/.exec(line)?.[1] ?? since) >= since).join('\n');
}

/** Attaches to a failed test, in addition to Playwright's trace: TKE's requests, the operations, and the BFF's log lines. */
export async function attachBundle(api: APIRequestContext, info: TestInfo, since: number, accounts: Opened[]) {
  for (const account of accounts) {
    await attach(info, `journal-${account.secretId}.json`, JSON.stringify(await account.journal(), null, 2));
    if (!account.id) continue;
    const reply = await api.get(`/api/accounts/${account.id}/operations`);
    await attach(info, `operations-${account.secretId}.json`, await reply.text());
  }
  await attach(info, 'bff.log.jsonl', await logSince(since));
}
