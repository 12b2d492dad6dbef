import { getCluster } from '@isthmus/contracts/clusters';
import { listPoolChanges } from '@isthmus/contracts/conflicts';
import {
  deleteExternalNodePool,
  getExternalNodePool,
  modifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { revealPoolScript } from '@isthmus/contracts/joins';
import { listInFlight } from '@isthmus/contracts/operations';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { aClusterReply, aNodeList, poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, anObservation, anOperation, aPool, operationId, place, poolPlace } from '#testing/world.ts';

const observation = anObservation();
const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
const answerPool = (one: ReturnType<typeof aPool>) =>
  bff().answer(getExternalNodePool, {
    pool: one,
    acts: [poolLine()],
    observation,
    nodesObservation: observation,
  });

beforeEach(() => answerAsUsual(bff()));

describe('modifying', () => {
  const save = page.getByRole('button', { name: 'Save changes' });

  test('undoing a typed change leaves nothing to send', async () => {
    const { address } = await open(paths.modifyExternalNodePool(poolPlace));
    await expect.element(page.getByText('No changes yet.')).toBeVisible();
    await textbox('Name').fill('another');
    await expect.element(save).toBeEnabled();
    await textbox('Name').fill('rack-7');
    await expect.element(save).toBeDisabled();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(address).toBe(paths.externalNodePool(poolPlace));
    expect(bff().received(modifyExternalNodePool)).toEqual([]);
  });

  test('a pool that changed meanwhile appears beside the typed values', async () => {
    await open(paths.modifyExternalNodePool(poolPlace));
    await page.getByRole('button', { name: 'Add a label' }).click();
    await page.getByRole('textbox', { name: 'Key of row 1' }).first().fill('rack');
    await page.getByRole('textbox', { name: 'Value of row 1' }).first().fill('r07');
    const digest = 'b'.repeat(64);
    answerPool(aPool({ name: 'renamed', labels: [{ key: 'disk', value: 'ssd' }], taints: [], digest }));
    const mei = { id: operationId, name: 'mei', email: 'mei@example.com' };
    bff().answer(listPoolChanges, {
      changes: [
        { at: ago(5), fields: ['taints'], by: null, operationId: null },
        { at: ago(60), fields: ['name', 'labels'], by: mei, operationId },
      ],
    });
    const { accountId, region, clusterId } = place;
    await StubbedEvents.send(`external-node-pools:${accountId}:${region}:${clusterId}`, 7);

    const meanwhile = page.getByRole('region', { name: 'The pool was changed in the meantime' });
    const versions = meanwhile.getByRole('table', { name: 'Versions of the pool' });
    await expect.element(versions).toMatchTextContent('renamed');
    await expect.element(versions.getByRole('row', { name: /Kubernetes labels/ })).toMatchTextContent('rack=r07');
    const who = meanwhile.getByRole('alert');
    await expect.element(who).toMatchTextContent('Changed outside Isthmus · Taints');
    await expect.element(who).toMatchTextContent('Changed by mei · Name, Kubernetes labels · 1 min ago');
    await expect
      .element(who.getByRole('link', { name: 'Changed by mei' }))
      .toHaveAttribute('href', paths.operation(place.accountId, operationId));
    expect(bff().received(listPoolChanges).at(-1)?.url.search).toBe(`?since=${aPool().digest}`);
    await expect.element(save).toBeDisabled();
    await meanwhile.getByRole('button', { name: 'Continue from the current version' }).click();
    await expect.element(textbox('Name')).toHaveValue('renamed');
    bff().answer(modifyExternalNodePool, anOperation({ kind: 'modify-external-node-pool' }));
    await save.click();
    await expect
      .poll(() => bff().received(modifyExternalNodePool).at(-1)?.body)
      .toEqual({
        basedOn: digest,
        labels: [
          { key: 'disk', value: 'ssd' },
          { key: 'rack', value: 'r07' },
        ],
      });
  });

  test('custom data can be replaced but not read', async () => {
    bff().answer(modifyExternalNodePool, anOperation({ kind: 'modify-external-node-pool' }));
    await open(paths.modifyExternalNodePool(poolPlace));
    await expect.element(textbox('Custom data')).toHaveValue('');
    await textbox('Custom data').fill('echo again\n');
    await expect.element(page.getByRole('table', { name: 'Changes' })).toMatchTextContent('New script');
    await save.click();
    await expect
      .poll(() => bff().received(modifyExternalNodePool).at(-1)?.body)
      .toEqual({ basedOn: aPool().digest, customData: 'echo again\n' });
  });
});

describe('deleting', () => {
  const form = page.getByRole('form', { name: 'Delete external node pool' });
  const submit = form.getByRole('button', { name: /^Delete pool/ });
  const confirmation = form.getByRole('textbox', { name: 'To confirm, type rack' });
  const order = page.getByRole('region', { name: 'Safe order' });

  test('a protected pool shows how to turn protection off instead of the form', async () => {
    answerPool(aPool({ deletionProtection: true }));
    bff().answer(modifyExternalNodePool, anOperation({ kind: 'modify-external-node-pool' }));
    await open(paths.deleteExternalNodePool(poolPlace));
    const protection = page.getByRole('region', { name: 'Deletion protection is on' });
    await expect.element(protection).toMatchTextContent('Turn it off first');
    await expect.element(form).not.toBeInTheDocument();
    await protection.getByRole('button', { name: 'Turn off protection' }).click();
    await expect
      .poll(() => bff().received(modifyExternalNodePool).at(-1)?.body)
      .toEqual({ basedOn: aPool().digest, deletionProtection: false });
  });

  test('a person without the permission reads whom to ask, and sends nothing', async () => {
    bff().answer(listExternalNodes, aNodeList([], { observation }));
    const whoMay = { 'delete-external-node-pool': { role: 'admin' as const, people: ['Mei'] } };
    bff().answer(getCluster, { ...aClusterReply(), permits: ['modify-external-node-pool'], whoMay });
    await open(paths.deleteExternalNodePool(poolPlace));
    await expect.element(form).toMatchTextContent('This needs the role admin. Ask Mei.');
    await confirmation.fill('rack-7');
    await userEvent.keyboard('{Enter}');
    await expect.element(submit).toHaveAttribute('aria-disabled', 'true');
    expect(bff().received(deleteExternalNodePool)).toEqual([]);
  });

  test('an empty pool requires its exact name', async () => {
    bff().answer(listExternalNodes, aNodeList([], { observation }));
    bff().answer(deleteExternalNodePool, anOperation({ kind: 'delete-external-node-pool' }));
    await open(paths.deleteExternalNodePool(poolPlace));
    await confirmation.fill('rack-9');
    await submit.click();
    await expect.element(confirmation).toHaveAccessibleDescription("Type the pool's name exactly");
    expect(bff().received(deleteExternalNodePool)).toEqual([]);
    await confirmation.fill('rack-7');
    await submit.click();
    await expect
      .poll(() => bff().received(deleteExternalNodePool).at(-1)?.body)
      .toEqual({ confirmedName: 'rack-7', withNodes: false, force: false });
  });

  describe('when the event stream reports the deletion before the reply', () => {
    /** `version`: a number that no earlier test sent. The page ignores versions it already has. */
    async function deleteSlowly(version: number) {
      bff().answer(listExternalNodes, aNodeList([], { observation }));
      const target = { name: 'rack-7', nodePoolId: poolPlace.nodePoolId };
      const deletion = anOperation({ kind: 'delete-external-node-pool', target });
      bff().answer(deleteExternalNodePool, deletion);
      const release = bff().hold(deleteExternalNodePool);
      const opened = await open(paths.deleteExternalNodePool(poolPlace));
      await confirmation.fill('rack-7');
      await submit.click();
      await expect.poll(() => bff().received(deleteExternalNodePool)).toHaveLength(1);
      bff().answer(listInFlight, { inFlight: [], operations: [deletion] });
      await StubbedEvents.send(`operations:${place.accountId}`, version);
      await expect.element(form).not.toBeInTheDocument();
      return { ...opened, release };
    }

    test('the page still opens the pool list', async () => {
      const { address, release } = await deleteSlowly(1);
      release();
      await expect.poll(address).toBe(paths.externalNodePools(poolPlace));
    });

    test('a person who left the page stays on the new page', async () => {
      const { address, release, router } = await deleteSlowly(2);
      await router.navigate(paths.clusters(place.accountId));
      await expect.element(page.getByRole('heading', { level: 1, name: 'Clusters' })).toBeVisible();
      const navigations: unknown[] = [];
      router.subscribe(({ navigation }) => navigations.push(navigation.location?.pathname));
      release();
      await expect.poll(() => queryClient.isMutating()).toBe(0);
      expect(navigations).toEqual([]);
      expect(address()).toBe(paths.clusters(place.accountId));
    });
  });

  test('a pool with nodes lists the safe order first, with the script before the nodes', async () => {
    const script = {
      wget: 'wget https://cos.example/add2tkectl',
      curl: 'curl -O https://cos.example/add2tkectl',
      script: 'add2tkectl',
    };
    bff().answer(revealPoolScript, { ...script, expiresAt: ago(-3_600) });
    await open(paths.deleteExternalNodePool(poolPlace));
    await expect.element(page.getByText('Containers keep running on removed hosts')).toBeVisible();
    const titles = [
      'Deletion protection is off',
      'Check that the script',
      'Drain all nodes',
      'Delete the nodes',
      'Clear the hosts',
      'Delete the empty pool',
    ];
    const heads = order.getByRole('heading', { level: 3 });
    await expect.element(heads).toHaveLength(titles.length);
    for (const [index, title] of titles.entries()) await expect.element(heads.nth(index)).toMatchTextContent(title);
    await expect.element(order).toMatchTextContent('0 of 3 nodes drained');
    await expect.element(order).toMatchTextContent('3 nodes left');
    await expect.element(submit).toBeDisabled();

    expect(bff().received(revealPoolScript)).toEqual([]);
    await order.getByRole('button', { name: 'Fetch the script' }).click();
    await expect.element(order.getByLabelText('Download with wget', { exact: true })).toMatchTextContent('wget');
    await expect.element(order).toMatchTextContent(/The link expires in \d+ (?:h|min) \d+/);
  });

  test('deleting the nodes too is a separate choice, and force needs its own confirmation', async () => {
    bff().answer(deleteExternalNodePool, anOperation({ kind: 'delete-external-node-pool' }));
    await open(paths.deleteExternalNodePool(poolPlace));
    await confirmation.fill('rack-7');
    await expect.element(submit).toBeDisabled();
    await form.getByRole('checkbox', { name: /^Delete the pool with its/ }).click();
    await expect
      .element(form.getByRole('list', { name: 'Hosts that keep running' }))
      .toMatchTextContent('node-10.4.7.11');
    await form.getByRole('checkbox', { name: /^Force/ }).click();
    await expect.element(submit).toBeDisabled();
    await form.getByRole('textbox', { name: 'To confirm, type force' }).fill('force');
    await submit.click();
    await expect
      .poll(() => bff().received(deleteExternalNodePool).at(-1)?.body)
      .toEqual({ confirmedName: 'rack-7', withNodes: true, force: true });
  });
});
