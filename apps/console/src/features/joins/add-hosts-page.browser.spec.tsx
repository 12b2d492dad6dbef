import { listJoins, planJoins, revealJoinCommand } from '@isthmus/contracts/joins';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, aJoin, anObservation, place, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const address = paths.addHosts(poolPlace);
const rows = page.getByRole('table', { name: 'Hosts to join' });
const names = () => [...rows.element().querySelectorAll('tbody > tr > th[scope=row]')].map((cell) => cell.textContent);
const row = (host: string) => rows.getByRole('row', { name: host });
const builder = page.getByRole('form', { name: 'Hosts to add' });

const list = builder.getByRole('textbox', { name: 'Hosts' });
const answerJoins = (joins: ReturnType<typeof aJoin>[], nodesInCluster = 1, usualMs: number | null = null) =>
  bff().answer(listJoins, { joins, observation: anObservation(), nodesInCluster, lastDownload: 'private', usualMs });

beforeEach(() => answerAsUsual(bff()));

test('a host becomes late after five minutes and its link expires after an hour without events', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answerJoins([aJoin({ issuedAt: ago(0), expiresAt: ago(-3_600) })]);
  await open(address);
  // A list under the pointer keeps its rows in place.
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Waiting');
  vi.setSystemTime(Date.now() + 310_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Late');
  await expect.element(rows).toMatchTextContent('No reason known. The reason is on the host');
  vi.setSystemTime(Date.now() + 3_360_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Expired');
  await expect.element(row('gz-r07-n21').getByRole('button', { name: 'Renew command of gz-r07-n21' })).toBeVisible();
});

test('a listed host that does not run yet shows TKE’s own word', async () => {
  const node = {
    name: 'gz-r07-n21',
    ip: '10.4.7.21',
    status: 'initializing',
    reason: 'CNI not ready',
    createdTime: null,
    since: ago(5),
  };
  answerJoins([aJoin({ state: 'seen', node, seenAt: ago(5) })]);
  await open(address);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Initializing');
  await expect.element(row('gz-r07-n21')).toMatchTextContent('CNI not ready');
});

test('a full quota shows a warning before the request, and a refusal marks the row', async () => {
  answerJoins([], 5);
  bff().answer(planJoins, { joins: [aJoin({ state: 'planned', issuedAt: null, expiresAt: null })] });
  bff().refuse(revealJoinCommand, 'quota-reached');
  await open(address);
  await list.fill('gz-r07-n21');
  await expect.element(builder).toMatchTextContent('5 of 5 nodes used');
  await expect.element(builder).toMatchTextContent('TKE may refuse this host');
  answerJoins([aJoin({ state: 'refused', issuedAt: null, expiresAt: null })], 5);
  await builder.getByRole('button', { name: 'Create 1 command' }).click();
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
  await list.fill('gz-r07-n21');
  answerJoins([issued]);
  await builder.getByRole('button', { name: 'Create 1 command' }).click();
  await expect.element(page.getByText('sesame').first()).toBeVisible();
  await page.getByRole('link', { name: 'All nodes of the cluster' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
  await router.navigate(-1);
  await expect.element(row('gz-r07-n21')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
});

test('with a wrong line the button sends nothing and jumps to the line, and one click removes it', async () => {
  answerJoins([]);
  bff().answer(planJoins, { joins: [] });
  await open(address);
  await expect.element(builder.getByRole('button', { name: 'Create commands' })).toBeDisabled();
  await list.fill('10.4.7.1\nnode-02 node-03\nnode-04 10.4.7.4 bond0\n10.4.7.1');
  await expect.element(builder).toMatchTextContent('Enter one host per line');
  await expect.element(builder).toMatchTextContent('Same as line 1');
  await expect.element(builder).toMatchTextContent('2 lines to fix');
  await builder.getByRole('button', { name: 'Create 2 commands' }).click();
  expect(bff().received(planJoins)).toEqual([]);
  await expect.element(list).toHaveFocus();
  expect((list.element() as HTMLTextAreaElement).selectionStart).toBe(9);
  await builder.getByRole('button', { name: 'Remove line 2' }).click();
  await builder.getByRole('button', { name: 'Remove 1 line' }).click();
  await builder.getByRole('button', { name: 'Create 2 commands' }).click();
  await expect
    .poll(() => bff().received(planJoins)[0]?.body)
    .toMatchObject({
      hosts: [
        { nodeName: null, ip: '10.4.7.1', interface: null },
        { nodeName: 'node-04', ip: '10.4.7.4', interface: 'bond0' },
      ],
      interface: null,
      acknowledged: false,
    });
});

test('a host that is already a node needs a confirmation, and a changed list needs a new one', async () => {
  answerJoins([]);
  const params = { name: 'node-01', ip: '10.4.7.11' };
  bff().refuse(planJoins, 'invalid-input', {
    fields: [{ path: 'hosts.0.nodeName', code: 'host-is-node', params }],
  });
  await open(address);
  const anyway = builder.getByRole('checkbox', { name: 'Add them anyway' });
  await list.fill('node-01');
  await builder.getByRole('button', { name: 'Create 1 command' }).click();
  await expect.element(builder).toMatchTextContent('This is already a node of the cluster');
  await anyway.click();
  await list.fill('node-02');
  await expect.element(anyway).not.toBeInTheDocument();
  await builder.getByRole('button', { name: 'Create 1 command' }).click();
  await anyway.click();
  bff().answer(planJoins, { joins: [] });
  await builder.getByRole('button', { name: 'Create 1 command' }).click();
  await expect.poll(() => bff().received(planJoins).at(-1)?.body).toMatchObject({ acknowledged: true });
});

const hosts = ['waiting', 'running', 'failed'] as const;
const joinsOf = (states: readonly (typeof hosts)[number][]) =>
  states.map((state, index) => {
    const name = `gz-r07-n${index + 1}`;
    const node = { name, ip: '', status: state, reason: '', createdTime: null, since: ago(5) };
    const listed = state === 'waiting' ? {} : { node, seenAt: ago(10) };
    return aJoin({ id: `00000000-0000-4000-8000-00000000010${index}`, nodeName: name, state, ...listed });
  });

test('problems come first, the tab counts, and the list shows only the stuck hosts on request', async () => {
  answerJoins(joinsOf(hosts), 1, 124_000);
  await open(address);
  await expect.poll(names).toEqual(['gz-r07-n3', 'gz-r07-n1', 'gz-r07-n2']);
  expect(document.title).toContain('1/3 rack-7');
  await expect.element(page.getByText('Usual 2 min 4 s a host')).toBeVisible();
  await page.getByRole('button', { name: 'Show the 1 stuck' }).click();
  await expect.poll(names).toEqual(['gz-r07-n3']);
});

test('a row that starts to run stays under the pointer until the pointer leaves', async () => {
  answerJoins(joinsOf(['waiting', 'waiting']));
  await open(address);
  await row('gz-r07-n1').hover();
  answerJoins(joinsOf(['running', 'waiting']));
  await StubbedEvents.send(`joins:${place.accountId}:${place.region}:${place.clusterId}`, 2);
  await expect.element(row('gz-r07-n1')).toMatchTextContent('Running');
  expect(names()).toEqual(['gz-r07-n1', 'gz-r07-n2']);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(names).toEqual(['gz-r07-n2', 'gz-r07-n1']);
});

test('a row moves to the group of its state under a pointer that rests', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answerJoins(joinsOf(['waiting', 'waiting']));
  await open(address);
  await row('gz-r07-n1').hover();
  answerJoins(joinsOf(['running', 'waiting']));
  await StubbedEvents.send(`joins:${place.accountId}:${place.region}:${place.clusterId}`, 3);
  await expect.element(row('gz-r07-n1')).toMatchTextContent('Running');
  expect(names()).toEqual(['gz-r07-n1', 'gz-r07-n2']);
  vi.setSystemTime(Date.now() + 6_000);
  await expect.poll(names).toEqual(['gz-r07-n2', 'gz-r07-n1']);
});
