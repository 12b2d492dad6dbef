import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { inThisRun, isWhole } from '../scripts/sample.mjs';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import type { Failure } from './world/tke-account.ts';

/** One failure for each problem of TKE or the network: a code of TKE, or an effect of mock-tke. */
const problems: [what: string, failure: Failure][] = [
  ['no answer', { kind: 'time-out' }],
  ['connection cut', { kind: 'reset' }],
  ['HTTP 503', { kind: 'http', status: 503 }],
  ['half an answer', { kind: 'truncated' }],
  ...[
    'RequestLimitExceeded',
    'InternalError',
    'AuthFailure.SignatureFailure',
    'AuthFailure.SignatureExpire',
    'AuthFailure.UnauthorizedOperation',
    'UnsupportedOperation.NotInWhitelist',
    'UnsupportedOperation.AlreadyEnabled',
    'UnsupportedOperation.UnsupportedNetworkType',
    'FailedOperation.OperationForbidden',
    'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError',
    'InvalidParameter.SubnetInvalidError',
    'InvalidParameter.Param',
    'ResourceNotFound',
    'ResourceUnavailable.ClusterState',
    'ResourceUnavailable.NodePoolStateNotNormal',
    'ResourceInUse.ExistRunningPod',
    'OperationDenied',
    'LimitExceeded.QuotaMaxNodLimit',
    'SomethingNew.Entirely',
  ].map((code): [string, Failure] => [code, code]),
];

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;
const cells = (row: string[]) => `| ${row.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [cells(head), cells(head.map(() => '---')), ...rows.map(cells)].join('\n');

/** Collects errors in the browser's console. A refused request is not the page's fault. */
function consoleErrorsOf(page: Page) {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return errors;
}

async function sentencesIn(alert: Locator) {
  await expect(alert).toContainText(uuid);
  await expect(alert.getByRole('button', { name: 'Copy Request id' })).toHaveCount(1);
  const [title = '', next = ''] = await alert.getByRole('paragraph').allInnerTexts();
  return [title, next];
}

async function asDocument(title: string, lead: string, body: string) {
  const config = await resolveConfig(new URL('../prettier.config.js', import.meta.url));
  return format(`# ${title}\n\n${lead}\n\n${body}\n`, { ...config, parser: 'markdown' });
}

const pageFile = 'fault-sentences.md';
const regenerate = '`ISTHMUS_SOAK=1 npx playwright test fault-sentences -u` writes this page again.';
const problemsInARun = 4;
const failuresInARun = 2;

/** The rows of the committed page, independent of column widths. */
async function committedRows() {
  const text = await readFile(new URL(`../docs/${pageFile}`, import.meta.url), 'utf8');
  return text.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('every problem shows what happened, what to do next, TKE’s code and a request id', async ({ page, account }) => {
  const errors = consoleErrorsOf(page);
  await page.goto(clusterUrl(account, '/enable'));
  const again = page.getByRole('button', { name: 'Update now' });
  const alert = page.getByRole('region', { name: 'Subnet' }).getByRole('alert');
  const rows: string[][] = [];
  for (const [what, failure] of inThisRun(problems, problemsInARun)) {
    await expect(again).toBeEnabled();
    await expect(alert).toHaveCount(0);
    await account.failNext('DescribeSubnets', failure);
    await again.click();
    if (what === 'no answer') await expect(page.getByText('TKE has not answered yet')).toBeVisible();
    await expect(alert).toBeVisible();
    if (failure === what) await expect(alert).toContainText(what);
    rows.push([`\`${what}\``, ...(await sentencesIn(alert))]);
    await again.click();
  }
  expect(errors).toEqual([]);
  const lead = `What the console says of each failure of TKE, read from its pages. ${regenerate}`;
  const head = ['TKE’s code, or what happened', 'what the page says', 'what to do next'];
  if (isWhole()) expect(await asDocument('Sentences for failures', lead, table(head, rows))).toMatchSnapshot(pageFile);
  else expect(await committedRows()).toEqual(expect.arrayContaining(rows));
});

test.describe('an operation that meets a failure', () => {
  test.use({ scenario: 'one-pool' });

  const settings = {
    runtime: { type: 'containerd', version: '1.7.28' },
    nodeType: 'CPU',
    labels: [],
    taints: [],
    deletionProtection: false,
    containerDirectory: null,
    cordonNewNodes: false,
    desiredPodNumber: null,
    kubeletArgs: [],
    customData: null,
    template: null,
  };
  const create = 'CreateExternalNodePool';
  const reads = 'DescribeExternalNodePools';

  /** For each failure: the sentences on the operation's page, in order. */
  const failures: [what: string, action: string, failure: Failure, says: string[]][] = [
    ['a lost answer', create, { kind: 'lost-answer' }, ['No answer from TKE, but it lists the pool: np-']],
    [
      'a call that may not have come through',
      create,
      { kind: 'http', status: 500 },
      ['Sent to TKE; no answer received', 'adopt the new pool, or retry if there is none'],
    ],
    ['a failure inside TKE', create, 'InternalError', ['TKE had an internal error; the effect is unknown']],
    ['a limit', create, 'RequestLimitExceeded', ['TKE’s request limit was reached', 'TKE lists the pool']],
    ['a refusal', create, 'InvalidParameter.Param', ['TKE refused the request', 'InvalidParameter.Param']],
    ['a slow answer', create, { kind: 'delay', ms: 4_000 }, ['Sent to TKE; no answer yet', 'TKE lists the pool']],
    [
      'reads that fail',
      reads,
      { kind: 'http', status: 503 },
      ['Waiting to start', 'TKE’s answer could not be read', 'A proxy may have changed it'],
    ],
  ];

  async function createPool(api: APIRequestContext, place: string, name: string) {
    const headers = { 'idempotency-key': randomUUID() };
    const reply = await api.post(`/api${place}/pools`, { data: { ...settings, name }, headers });
    expect(reply.status(), await reply.text()).toBe(202);
    return String((await reply.json()).id);
  }

  for (const [index, [what, action, failure, says]] of inThisRun([...failures.entries()], failuresInARun))
    test(`says so: ${what}`, async ({ page, api, account }) => {
      const errors = consoleErrorsOf(page);
      await account.failNext(action, failure, action === reads ? null : 1);
      const id = await createPool(api, clusterUrl(account), `rack-${index}`);
      await page.goto(`/accounts/${account.id}/operations/${id}`);
      for (const sentence of says) await expect(page.getByRole('region', { name: 'Steps' })).toContainText(sentence);
      expect(errors).toEqual([]);
    });
});
