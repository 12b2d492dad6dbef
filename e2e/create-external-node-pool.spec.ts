import { expect, test } from './fixtures.ts';
import { PoolForm } from './pages/pool-form.ts';
import { PoolsPage } from './pages/pools-page.ts';

test.use({ scenario: 'one-enabled-cluster' });

const location = 'tke.cloud.tencent.com/location';
const script = '#!/bin/bash\necho "机架 7" > /etc/rack\n';

test('TKE gets every field as it was typed', async ({ page, account }) => {
  const pool = new PoolForm(page);
  await pool.goto(account);
  await pool.name().fill('rack-7');
  await pool.type('GPU').check();
  await pool.runtime().selectOption({ label: 'containerd 1.7.28' });
  await pool.location().fill('idc-guangzhou-1');
  await pool.addLabel('rack', 'r07');
  await pool.addTaint('nvidia.com/gpu', 'present', 'NoExecute');
  await pool.protection().uncheck();
  await pool.showAdvanced();
  await pool.containerDirectory().fill('/data/containerd');
  await pool.cordonNewNodes().check();
  await pool.pods().fill('64');
  await pool.kubeletArguments().fill('max-pods=64\nserialize-image-pulls=false');
  await pool.customData().fill(script);
  await pool.submit();

  const pools = new PoolsPage(page);
  await expect(pools.inFlight).toContainText('The pool is listed');
  await expect(pools.row('rack-7')).toContainText('rack=r07');
  await expect(pools.row('rack-7')).toContainText('no nodes');
  const [made, ...others] = await account.pools();
  expect(others).toEqual([]);
  expect(made).toMatchObject({
    name: 'rack-7',
    nodeType: 'GPU',
    runtimeType: 'containerd',
    runtimeVersion: '1.7.28',
    labels: expect.arrayContaining([
      { Name: location, Value: 'idc-guangzhou-1' },
      { Name: 'rack', Value: 'r07' },
    ]),
    taints: [
      { Key: 'idc', Value: 'true', Effect: 'NoSchedule' },
      { Key: 'nvidia.com/gpu', Value: 'present', Effect: 'NoExecute' },
    ],
    deletionProtection: false,
    settings: {
      DockerGraphPath: '/data/containerd',
      Unschedulable: 1,
      DesiredPodNumber: 64,
      ExtraArgs: { Kubelet: ['max-pods=64', 'serialize-image-pulls=false'] },
      UserScript: Buffer.from(script).toString('base64'),
    },
  });
});

test('a name alone makes a pool that is safe to begin with', async ({ page, account }) => {
  const pool = new PoolForm(page);
  await pool.goto(account);
  await pool.name().fill('rack-8');
  await pool.submit();
  await expect(new PoolsPage(page).row('rack-8')).toBeVisible();
  const [made] = await account.pools();
  expect(made).toMatchObject({
    deletionProtection: true,
    taints: [{ Key: 'idc', Value: 'true', Effect: 'NoSchedule' }],
    settings: null,
  });
});

test('what is wrong is told at its field, and nothing is sent', async ({ page, account, api }) => {
  const { clusterId, region } = account.cluster;
  const pool = new PoolForm(page);
  await account.putPool(clusterId, 'np-elsewhere', { name: 'rack-7' });
  const listed = `/api/accounts/${account.id}/regions/${region}/clusters/${clusterId}/pools`;
  await expect.poll(async () => (await api.get(listed)).text()).toContain('np-elsewhere');
  await pool.goto(account);
  await pool.submit();
  await expect(pool.name()).toHaveAccessibleDescription('Name the pool');
  await expect(pool.form.getByRole('alert')).toContainText('One field needs another value');

  await pool.name().fill('rack-7');
  await expect(pool.name()).toHaveAccessibleDescription('This cluster has a pool of this name');
  await pool.addLabel('not a key', 'r07');
  await pool.submit();
  await expect(pool.labels().getByRole('alert')).toContainText('Use letters, digits');
  await pool.form.getByRole('link', { name: 'Kubernetes labels' }).click();
  expect(await account.asked('CreateExternalNodePool')).toBe(0);
});

test('a refusal is shown beside the button, with TKE’s code; what was typed stays', async ({ page, account }) => {
  const pool = new PoolForm(page);
  await pool.goto(account);
  await pool.name().fill('rack-7');
  await account.failNext('DescribeSupportedRuntime', 'UnauthorizedOperation');
  await pool.submit();
  await expect(pool.form.getByRole('alert')).toContainText('The credential lacks a CAM permission');
  await expect(pool.form.getByRole('alert')).toContainText('UnauthorizedOperation');
  await expect(pool.name()).toHaveValue('rack-7');

  await pool.submit();
  await expect(new PoolsPage(page).row('rack-7')).toBeVisible();
});

test('what TKE refuses later stays above the pools, with its code', async ({ page, account }) => {
  const pool = new PoolForm(page);
  const pools = new PoolsPage(page);
  await account.failNext('CreateExternalNodePool', 'ResourceUnavailable.ClusterState');
  await pool.goto(account);
  await pool.name().fill('rack-7');
  await pool.submit();
  await expect(pools.inFlight.getByRole('alert')).toContainText('The cluster cannot do this now');
  await expect(pools.inFlight.getByRole('alert')).toContainText('ResourceUnavailable.ClusterState');
  expect(await account.pools()).toEqual([]);
});

test('an answer that is lost makes no second pool', async ({ page, account }) => {
  const pool = new PoolForm(page);
  const pools = new PoolsPage(page);
  await account.failNext('CreateExternalNodePool', { kind: 'lost-answer' });
  await pool.goto(account);
  await pool.name().fill('rack-7');
  await pool.submit();
  await expect(pools.inFlight).toContainText('No answer came back, but the pool is listed');
  await expect(pools.row('rack-7')).toBeVisible();
  expect(await account.pools()).toHaveLength(1);
  expect(await account.asked('CreateExternalNodePool')).toBe(1);
});

test.describe('when nobody knows whether a pool was made', () => {
  test.beforeEach(async ({ page, account }) => {
    const pool = new PoolForm(page);
    await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
    await pool.goto(account);
    await pool.name().fill('rack-7');
    await pool.submit();
    await expect(new PoolsPage(page).inFlight).toContainText('Needs attention');
    await expect(new PoolsPage(page).inFlight).toContainText('sending again could make a second one');
  });

  test('a person who finds none sends it again', async ({ page, account }) => {
    const pools = new PoolsPage(page);
    await pools.inFlight.getByRole('button', { name: 'There is none: retry' }).click();
    await expect(pools.inFlight).toContainText('The pool is listed');
    expect(await account.pools()).toHaveLength(1);
  });

  test('a person who finds it adopts it', async ({ page, account }) => {
    const pools = new PoolsPage(page);
    await account.putPool(account.cluster.clusterId, 'np-found', { name: 'rack-7-by-another-name' });
    await expect(pools.row('rack-7-by-another-name')).toBeVisible();
    await pools.inFlight.getByRole('button', { name: 'Adopt', expanded: false }).click();
    const id = pools.inFlight.getByRole('textbox', { name: 'Id of the pool that came of this' });
    await id.fill('np-nowhere');
    await id.press('Enter');
    await expect(id).toHaveAccessibleDescription('This cluster has no such pool');
    await id.fill('np-found');
    await id.press('Enter');
    await expect(pools.inFlight).toContainText('A person said that np-found is its effect');
    expect(await account.asked('CreateExternalNodePool')).toBe(1);
  });
});
