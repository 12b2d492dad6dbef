import {
  createExternalNodePool,
  deleteExternalNodePool,
  modifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import { enableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { deleteExternalNodes } from '@isthmus/contracts/external-nodes';
import { getCluster } from '@isthmus/contracts/clusters';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { aCloudRequest, answerAsUsual } from '#testing/answers.ts';
import { dryRunOf } from '#testing/bff.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, aSupport, place, poolPlace, threeNodes } from '#testing/world.ts';

const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
const show = page.getByText('Show the API call');
const commands = (action: string) => page.getByLabelText(`${action} as a tccli command`, { exact: true });
const incomplete = page.getByText('The call appears when the form is complete.');
const alert = page.getByRole('alert');

beforeEach(() => answerAsUsual(bff()));

test('the call for a new pool is read from the BFF after the form is complete and unchanged for a moment', async () => {
  const dryRun = dryRunOf(createExternalNodePool);
  bff().answer(dryRun, ({ body }) => ({
    requests: [aCloudRequest('CreateExternalNodePool', { Name: (body as { name: string }).name })],
  }));
  await open(paths.newExternalNodePool(place));
  await show.click();
  await expect.element(incomplete).toBeVisible();
  await textbox('Name').click();
  await userEvent.keyboard('rack-8');
  await expect.element(commands('CreateExternalNodePool')).toMatchTextContent('"Name": "rack-8"');
  await expect
    .element(commands('CreateExternalNodePool'))
    .toMatchTextContent('tccli tke CreateExternalNodePool --version 2018-05-25 --region ap-guangzhou');
  const requests = bff().received(dryRun);
  // Not one request per typed character.
  expect(requests.length).toBeLessThan('rack-8'.length);
  expect(requests[0]?.headers.has('idempotency-key')).toBe(false);
  expect(bff().received(createExternalNodePool)).toEqual([]);

  await textbox('Name').fill('');
  await expect.element(incomplete).toBeVisible();
  await expect.element(commands('CreateExternalNodePool')).not.toBeInTheDocument();
});

test('the previous call stays visible while the next one loads', async () => {
  await open(paths.newExternalNodePool(place));
  await textbox('Name').fill('rack-8');
  await show.click();
  await expect.element(commands('CreateExternalNodePool')).toBeVisible();
  const dryRun = dryRunOf(createExternalNodePool);
  const release = bff().hold(dryRun);
  await textbox('Name').fill('rack-9');
  await expect.poll(() => bff().received(dryRun).at(-1)?.body).toMatchObject({ name: 'rack-9' });
  await expect.element(commands('CreateExternalNodePool')).toBeVisible();
  release();
});

test('a hidden call sends no request', async () => {
  await open(paths.newExternalNodePool(place));
  await textbox('Name').fill('rack-8');
  await show.click();
  await expect.element(commands('CreateExternalNodePool')).toBeVisible();
  await show.click();
  await textbox('Name').fill('rack-9');
  await show.click();
  const names = () =>
    bff()
      .received(dryRunOf(createExternalNodePool))
      .map(({ body }) => body);
  await expect.poll(names).toMatchObject([{ name: 'rack-8' }, { name: 'rack-9' }]);
});

test('custom data shows a description in the person’s language, not its content', async () => {
  const body = { UserScript: { bytes: 812, sha256: 'ab'.repeat(32) } };
  const requests = [aCloudRequest('ModifyExternalNodePool', body, ['UserScript'])];
  bff().answer(dryRunOf(modifyExternalNodePool), { requests });
  await open(paths.modifyExternalNodePool(poolPlace));
  await textbox('Name').fill('another');
  await show.click();
  await expect
    .element(commands('ModifyExternalNodePool'))
    .toMatchTextContent('"UserScript": "‹custom data, 812 bytes, sha256 abababababab…›"');
  await expect.element(page.getByText('Custom data is not included')).toBeVisible();
  await changeLanguage('zh-CN');
  const chinese = page.getByLabelText('ModifyExternalNodePool 的 tccli 命令', { exact: true });
  await expect.element(chinese).toMatchTextContent('‹自定义数据，812 字节，sha256 abababababab…›');
});

test('a refusal explains why there is no call', async () => {
  bff().refuse(dryRunOf(deleteExternalNodePool), 'protected');
  await open(paths.deleteExternalNodePool(poolPlace));
  await show.click();
  await expect.element(incomplete).toBeVisible();
  await page.getByRole('checkbox', { name: /3 nodes/ }).click();
  await textbox('To confirm, type rack-7').fill('rack-7');
  await expect.element(alert).toMatchTextContent('Deletion protection is on');
  await expect.element(commands('DeleteExternalNodePool')).not.toBeInTheDocument();
});

test('enabling shows its call after the name is typed', async () => {
  const cluster = aCluster({ readiness: 'ready', pools: null, nodes: null });
  bff().answer(getCluster, aClusterReply(cluster, aSupport({ status: 'Disabled', subnetId: null })));
  await open(paths.enable(place));
  await page.getByRole('radio', { name: /^plenty / }).click();
  await show.click();
  await expect.element(incomplete).toBeVisible();
  await page.getByRole('textbox', { name: 'To confirm, type' }).fill('staging-gz');
  await expect.element(commands('EnableExternalNodeSupport')).toBeVisible();
  expect(bff().received(dryRunOf(enableExternalNodeSupport)).at(-1)?.body).toMatchObject({
    subnetId: 'subnet-01plenty',
  });
});

test('a selection shows all its calls in order', async () => {
  bff().answer(dryRunOf(deleteExternalNodes), ({ body }) => ({
    requests: (body as { nodes: { name: string }[] }).nodes.flatMap(({ name }) => [
      aCloudRequest('DrainExternalNode', { Name: name }),
      aCloudRequest('DeleteExternalNode', { Names: [name] }),
    ]),
  }));
  await open(paths.externalNodes(place));
  for (const name of threeNodes.slice(0, 2)) await page.getByRole('checkbox', { name: `Select ${name}` }).click();
  await page.getByRole('button', { name: 'Delete 2' }).click();
  await show.click();
  const all = page.getByLabelText('4 calls as tccli commands, in order', { exact: true });
  await expect.element(all).toMatchTextContent(/DrainExternalNode.*11.*DeleteExternalNode.*11.*DrainExternalNode.*12/s);
});
