import { listActivity, type ActivityEntry } from '@isthmus/contracts/activity';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, ago, anOperation, operationId, place, poolPlace } from '#testing/world.ts';

const history = page.getByRole('region', { name: 'History' });
const answer = (entries: ActivityEntry[]) =>
  bff().answer(listActivity, { entries, open: [], openTotal: 0, people: [], clusters: [], sets: [], next: null });

beforeEach(() => answerAsUsual(bff()));

test('a pool shows its last operations and changes, who made them, and the way to all of them', async () => {
  const createdAt = ago(3_600);
  const refused = { reason: 'refused-by-tke', seen: null, problem: null, note: null };
  const operation = anOperation({ kind: 'modify-external-node-pool', state: 'failed', createdAt, outcome: refused });
  answer([
    { type: 'operation', at: createdAt, operation },
    {
      type: 'change',
      at: ago(86_400 * 2),
      id: '7',
      notBefore: null,
      object: 'pool',
      objectId: poolPlace.nodePoolId,
      change: 'changed',
      name: 'rack-7',
      region: place.region,
      clusterId: place.clusterId,
      before: { labels: [] },
      after: { labels: [{ key: 'disk', value: 'ssd' }] },
    },
  ]);
  await open(paths.externalNodePool(poolPlace));
  const rows = history.getByRole('listitem');
  await expect.element(rows).toHaveLength(2);
  await expect.element(rows.first()).toMatchTextContent('Modify pool rack-7 FailedTKE refusedAna, 1 h ago');
  await expect.element(rows.first().getByRole('link')).toHaveAttribute('href', paths.operation(accountId, operationId));
  await expect.element(rows.nth(1)).toMatchTextContent(/Pool rack-7 changed.*\+ disk=ssd.*Outside Isthmus, 2 d ago/);
  await expect
    .element(history.getByRole('link', { name: 'All activity of this pool' }))
    .toHaveAttribute('href', `${paths.clusterActivity(place)}?object=${poolPlace.nodePoolId}`);
});

test('a pool without history says so, and a failed read is no empty history', async () => {
  answer([]);
  await open(paths.externalNodePool(poolPlace));
  await expect.element(history).toMatchTextContent('No operation and no change yet.');
  bff().refuse(listActivity, 'internal');
  await open(paths.externalNodePool(poolPlace));
  await expect.element(history.getByRole('alert')).toBeVisible();
  await expect.element(history).not.toMatchTextContent('No operation');
});
