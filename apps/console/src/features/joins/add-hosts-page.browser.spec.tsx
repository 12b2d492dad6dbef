import { listJoins, planJoins, revealJoinCommand } from '@isthmus/contracts/joins';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, aJoin, anObservation, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const address = paths.addHosts(poolPlace);
const rows = page.getByRole('table', { name: 'Hosts to join' });
const row = (host: string) => rows.getByRole('row', { name: host });
const builder = page.getByRole('form', { name: 'Hosts to add' });

const answerJoins = (joins: ReturnType<typeof aJoin>[], nodesInCluster = 1) =>
  bff().answer(listJoins, { joins, observation: anObservation(), nodesInCluster, lastDownload: 'private' });

beforeEach(() => answerAsUsual(bff()));

test('a host becomes late after five minutes and its link expires after an hour without events', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answerJoins([aJoin({ issuedAt: ago(0), expiresAt: ago(-3_600) })]);
  await open(address);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Waiting');
  vi.setSystemTime(Date.now() + 310_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Late');
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Not registered yet. The reason is on the host');
  vi.setSystemTime(Date.now() + 3_360_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Expired');
  await expect.element(row('gz-r07-n21').getByRole('button', { name: 'Renew command of gz-r07-n21' })).toBeVisible();
});

test('a listed host that does not run yet shows TKE’s own word', async () => {
  const node = { name: 'gz-r07-n21', ip: '10.4.7.21', status: 'Initializing', reason: '', createdTime: null };
  answerJoins([aJoin({ state: 'seen', node, seenAt: ago(5) })]);
  await open(address);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Registered · Initializing');
});

test('a full quota shows a warning before the request, and a refusal marks the row', async () => {
  answerJoins([aJoin({ state: 'planned', issuedAt: null, expiresAt: null })], 5);
  bff().refuse(revealJoinCommand, 'quota-reached');
  await open(address);
  await expect.element(builder).toMatchTextContent('5 of 5 nodes used');
  await expect.element(builder).toMatchTextContent('TKE may refuse this host');

  answerJoins([aJoin({ state: 'refused', issuedAt: null, expiresAt: null })], 5);
  await row('gz-r07-n21').getByRole('button', { name: 'Get command of gz-r07-n21' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('quota of external nodes is used up');
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Refused');
});

test('a command appears on request and disappears with the page', async () => {
  const join = aJoin({ state: 'planned', issuedAt: null, expiresAt: null });
  const issued = aJoin();
  const command = {
    wget: 'wget --header "x-cos-token: sesame"',
    curl: 'curl -H "x-cos-token: sesame"',
    script: 'add2tkectl',
  };
  answerJoins([]);
  bff().answer(planJoins, { joins: [join] });
  bff().answer(revealJoinCommand, { join: issued, ...command, requestId: null });
  const { router } = await open(address);
  await builder.getByRole('textbox', { name: 'Node name' }).fill('gz-r07-n21');
  answerJoins([issued]);
  await builder.getByRole('button', { name: 'Get the command' }).click();
  await expect.element(page.getByText('sesame').first()).toBeVisible();
  await page.getByRole('link', { name: 'All nodes of the cluster' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
  await router.navigate(-1);
  await expect.element(row('gz-r07-n21')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
});

test('an empty list or an invalid line sends nothing', async () => {
  bff().answer(planJoins, { joins: [] });
  await open(address);
  await builder.getByRole('radio', { name: 'Many hosts' }).click();
  const list = builder.getByRole('textbox', { name: 'Hosts' });
  const none = builder.getByRole('button', { name: 'Add hosts' });
  await expect.element(none).toBeDisabled();
  await list.fill('# rack 7');
  await none.click();
  await expect.element(list).toHaveAccessibleDescription(/Enter at least one host/);
  await expect.element(list).toHaveFocus();
  await list.fill('node-01\nnode-02 node-03');
  await expect
    .element(builder.getByRole('alert'))
    .toMatchTextContent('Line 2: node-02 node-03. Enter one host per line');
  await builder.getByRole('button', { name: 'Add 1 host' }).click();
  expect(bff().received(planJoins)).toEqual([]);
  await list.fill('node-01\nnode-02');
  await builder.getByRole('button', { name: 'Add 2 hosts' }).click();
  await expect
    .poll(() => bff().received(planJoins)[0]?.body)
    .toMatchObject({
      hosts: [
        { nodeName: 'node-01', ip: null },
        { nodeName: 'node-02', ip: null },
      ],
      interface: null,
      acknowledged: false,
    });
  await expect.element(list).toHaveValue('');
});

test('a host that is already a node needs a confirmation, and another host needs a new one', async () => {
  const params = { name: 'node-01', ip: '10.4.7.11' };
  bff().refuse(planJoins, 'invalid-input', {
    fields: [{ path: 'hosts.0.nodeName', code: 'host-is-node', params }],
  });
  await open(address);
  const name = builder.getByRole('textbox', { name: 'Node name' });
  const anyway = builder.getByRole('checkbox', { name: 'Add them anyway' });
  await name.fill('node-01');
  await builder.getByRole('button', { name: 'Get the command' }).click();
  await expect.element(name).toHaveAccessibleDescription(/This is already a node of the cluster/);
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await anyway.click();
  await name.fill('node-02');
  await expect.element(anyway).not.toBeInTheDocument();
  await expect.element(name).toHaveAccessibleDescription(/^The node gets this name/);
  await builder.getByRole('button', { name: 'Get the command' }).click();
  await anyway.click();
  bff().answer(planJoins, { joins: [] });
  await builder.getByRole('button', { name: 'Get the command' }).click();
  await expect.poll(() => bff().received(planJoins).at(-1)?.body).toMatchObject({ acknowledged: true });
});

test('each refused host of a list shows its fault at its line', async () => {
  const twice = (index: number) => ({ path: `hosts.${index}.nodeName`, code: 'host-twice' as const });
  bff().refuse(planJoins, 'invalid-input', { fields: [twice(0), twice(1)] });
  await open(address);
  await builder.getByRole('radio', { name: 'Many hosts' }).click();
  await builder.getByRole('textbox', { name: 'Hosts' }).fill('\nnode-01\nnode-01');
  await builder.getByRole('button', { name: 'Add 2 hosts' }).click();
  const refused = builder.getByRole('alert');
  await expect.element(refused).toMatchTextContent('Line 2: node-01. This host is listed twice');
  await expect.element(refused).toMatchTextContent('Line 3: node-01. This host is listed twice');
  await expect.element(page.getByRole('alert')).toHaveLength(1);
});
