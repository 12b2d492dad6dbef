import { createExternalNodePool, listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { adoptPool, listInFlight, retryOperation, type Operation } from '@isthmus/contracts/operations';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aNodeList } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem, tkeError } from '#testing/bff.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, anObservation, anOperation, place } from '#testing/world.ts';

const alert = page.getByRole('alert');
const inFlight = page.getByRole('region', { name: 'Current operations' });
const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
const answerOperation = (operation: Operation) => bff().answer(listInFlight, { inFlight: [], operations: [operation] });

beforeEach(() => answerAsUsual(bff()));

describe('creating', () => {
  const create = page.getByRole('button', { name: 'Create pool' });
  const labels = page.getByRole('group', { name: 'Kubernetes labels' });
  async function addLabel(key: string) {
    await labels.getByRole('button', { name: 'Add a label' }).click();
    await labels
      .getByRole('textbox', { name: /^Key of row/ })
      .last()
      .fill(key);
  }

  test('a name alone creates a pool with safe defaults', async () => {
    bff().answer(createExternalNodePool, anOperation());
    const { address } = await open(paths.newExternalNodePool(place));
    await textbox('Name').fill('rack-8');
    await create.click();
    await expect.poll(address).toBe(paths.externalNodePools(place));
    const [sent] = bff().received(createExternalNodePool);
    expect(sent?.body).toMatchObject({
      name: 'rack-8',
      runtime: { type: 'containerd', version: '1.7.28' },
      deletionProtection: true,
      taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
      customData: null,
      template: null,
    });
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('faults appear at their fields, and nothing is sent', async () => {
    await open(paths.newExternalNodePool(place));
    await create.click();
    await expect.element(textbox('Name')).toHaveAccessibleDescription('Name the pool');
    await expect.element(alert.filter({ hasText: '1 field to correct' })).toBeVisible();
    await textbox('Name').fill('rack-7');
    await expect.element(textbox('Name')).toHaveAccessibleDescription('This cluster already has a pool with this name');

    await addLabel('not a key');
    await create.click();
    await expect.element(labels.getByRole('alert')).toMatchTextContent('Use letters, digits');
    await page.getByRole('link', { name: 'Kubernetes labels' }).click();
    expect(bff().received(createExternalNodePool)).toEqual([]);
  });

  test('a label with a reserved prefix shows a warning and is sent', async () => {
    bff().answer(createExternalNodePool, anOperation());
    await open(paths.newExternalNodePool(place));
    await textbox('Name').fill('rack-8');
    await addLabel('kubernetes.io/rack');
    await expect.element(labels.getByRole('status')).toMatchTextContent('Kubernetes reserves this prefix');
    await create.click();
    await expect
      .poll(() => bff().received(createExternalNodePool).at(-1)?.body)
      .toMatchObject({ labels: [{ key: 'kubernetes.io/rack', value: '' }] });
  });

  test('a refusal appears beside the button with TKE’s code, and typed values stay', async () => {
    bff().refuse(
      createExternalNodePool,
      'permission-missing',
      tkeError('DescribeSupportedRuntime', 'UnauthorizedOperation'),
    );
    await open(paths.newExternalNodePool(place));
    await textbox('Name').fill('rack-8');
    await create.click();
    await expect.element(alert).toMatchTextContent('The credential lacks a CAM permission');
    await expect.element(alert).toMatchTextContent('UnauthorizedOperation');
    await expect.element(textbox('Name')).toHaveValue('rack-8');
    const key = () => bff().received(createExternalNodePool).at(-1)?.headers.get('idempotency-key');
    const first = key();
    await create.click();
    await expect.poll(() => bff().received(createExternalNodePool)).toHaveLength(2);
    expect(key()).toBe(first);
  });
});

describe('while TKE works on the request', () => {
  describe('for the first pool', () => {
    const observation = anObservation();
    beforeEach(() => {
      bff().answer(listExternalNodePools, { pools: [], acts: [], observation, nodesObservation: observation });
      bff().answer(listExternalNodes, aNodeList([], { observation }));
      answerOperation(anOperation());
    });

    test('the Pools tab shows its creation, not that there are no pools', async () => {
      await open(paths.externalNodePools(place));
      await expect.element(inFlight).toMatchTextContent('rack-7');
      await expect.element(page.getByText('No pools yet')).not.toBeInTheDocument();
    });

    test('the Nodes tab says that a pool is being created, and offers no other', async () => {
      await open(paths.externalNodes(place));
      await expect.element(page.getByText('A pool is being created')).toBeVisible();
      await expect.element(page.getByText('Create a pool first')).not.toBeInTheDocument();
    });
  });

  test('a later refusal by TKE stays above the pools with its code', async () => {
    const problem = aProblem(
      'cluster-not-ready',
      tkeError('CreateExternalNodePool', 'ResourceUnavailable.ClusterState'),
    );
    const outcome = { reason: 'refused-by-tke', seen: null, problem, note: null };
    answerOperation(anOperation({ state: 'failed', finishedAt: ago(2), outcome }));
    await open(paths.externalNodePools(place));
    await expect.element(inFlight.getByRole('alert')).toMatchTextContent('The cluster cannot do this now');
    await expect.element(inFlight.getByRole('alert')).toMatchTextContent('ResourceUnavailable.ClusterState');
    await expect.element(inFlight.getByRole('button', { name: 'Copy Request id' })).toBeVisible();
  });

  test('a lost answer shows its final outcome', async () => {
    const outcome = { reason: 'adopted', seen: 'np-found', problem: null, note: null };
    answerOperation(anOperation({ state: 'succeeded', finishedAt: ago(2), outcome }));
    await open(paths.externalNodePools(place));
    await expect.element(inFlight).toMatchTextContent('No answer from TKE, but it lists the pool: np-found');
  });

  describe('when it is unknown whether a pool was created', () => {
    const outcome = { reason: 'answer-lost', seen: null, problem: null, note: null };
    beforeEach(async () => {
      answerOperation(anOperation({ state: 'needs-attention', outcome }));
      await open(paths.externalNodePools(place));
      await expect.element(inFlight).toMatchTextContent('Needs attention');
      await expect.element(inFlight).toMatchTextContent('a retry may create a second one');
    });

    test('a person who finds no pool sends the request again', async () => {
      bff().answer(retryOperation, anOperation());
      await inFlight.getByRole('button', { name: 'No new pool: retry' }).click();
      await expect.poll(() => bff().received(retryOperation)).toHaveLength(1);
    });

    test('a person adopts the found pool, and an invalid id shows a fault at its field', async () => {
      const fields = [{ path: 'poolId', code: 'pool-not-here' as const }];
      bff().refuse(adoptPool, 'invalid-input', { status: 400, fields });
      await inFlight.getByRole('button', { name: 'Adopt' }).click();
      const id = inFlight.getByRole('textbox', { name: 'Id of the new pool' });
      await id.fill('np-nowhere');
      await inFlight.getByRole('button', { name: 'Adopt' }).last().click();
      await expect.element(id).toHaveAccessibleDescription('This cluster has no such pool');
      bff().answer(adoptPool, anOperation());
      await id.fill('np-found');
      await inFlight.getByRole('button', { name: 'Adopt' }).last().click();
      await expect.poll(() => bff().received(adoptPool).at(-1)?.body).toEqual({ poolId: 'np-found' });
    });
  });
});
