import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aNodeList } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import { aNode, anObservation, place, threeNodes } from '#testing/world.ts';

const [first = ''] = threeNodes;
const row = page.getByRole('grid', { name: 'External nodes' }).getByRole('row', { name: first });
const liveUpdatesOff = page.getByText('Live updates are off').first();
const key = `external-nodes:${place.accountId}:${place.region}:${place.clusterId}`;

const answerWithFailedNode = () =>
  bff().answer(
    listExternalNodes,
    aNodeList([aNode(first, { status: 'Failed', reason: 'PLEG is not healthy' })], {
      version: '2',
      observation: anObservation({ version: 2 }),
    }),
  );

beforeEach(() => answerAsUsual(bff()));

test('simultaneous events trigger only one refetch', async () => {
  await open(paths.externalNodes(place));
  await expect.element(row).toMatchTextContent('Running');
  await StubbedEvents.send(key, 1);
  answerWithFailedNode();
  const before = bff().received(listExternalNodes).length;
  await StubbedEvents.send(key, 2);
  await StubbedEvents.send(key, 2);
  await expect.element(row).toMatchTextContent('Failed');
  expect(bff().received(listExternalNodes).length).toBe(before + 1);
});

test('after ten seconds without live updates, the page says so and polls every fifteen', async () => {
  StubbedEvents.silent = true;
  // Its silence would otherwise be counted by the real clock.
  await StubbedEvents.untilClosed();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await open(paths.externalNodes(place));
  await expect.element(row).toMatchTextContent('Running');
  await expect.element(liveUpdatesOff).not.toBeInTheDocument();
  await vi.advanceTimersByTimeAsync(10_500);
  await expect.element(liveUpdatesOff).toBeVisible();
  answerWithFailedNode();
  await vi.advanceTimersByTimeAsync(15_500);
  await expect.element(row).toMatchTextContent('Failed');

  StubbedEvents.silent = false;
  await vi.advanceTimersByTimeAsync(10_500);
  await expect.element(liveUpdatesOff).not.toBeInTheDocument();
});
