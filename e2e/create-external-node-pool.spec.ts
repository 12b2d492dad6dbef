import { expect, test } from './fixtures.ts';
import { PoolForm } from './pages/pool-form.ts';
import { PoolsPage } from './pages/pools-page.ts';

test.use({ scenario: 'one-enabled-cluster' });

const location = 'tke.cloud.tencent.com/location';
const script = '#!/bin/bash\necho "机架 7" > /etc/rack\n';

test('TKE receives every field as a person typed it', async ({ page, account }) => {
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
  await expect(pools.inFlight).toContainText('TKE lists the pool');
  await expect(pools.row('rack-7')).toContainText('rack=r07');
  await expect(pools.row('rack-7').getByRole('cell', { name: '0', exact: true })).toBeVisible();
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

test('a lost answer creates no second pool: a person adopts the one that exists', async ({ page, account }) => {
  const pool = new PoolForm(page);
  const pools = new PoolsPage(page);
  await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
  await pool.goto(account);
  await pool.name().fill('rack-7');
  await pool.submit();
  await expect(pools.inFlight).toContainText('Needs attention');
  await expect(pools.inFlight).toContainText('a retry may create a second one');

  await account.putPool(account.cluster.clusterId, 'np-found', { name: 'rack-7-by-another-name' });
  await expect(pools.row('rack-7-by-another-name')).toBeVisible();
  await pools.inFlight.getByRole('button', { name: 'Adopt', expanded: false }).click();
  const id = pools.inFlight.getByRole('textbox', { name: 'Id of the new pool' });
  await id.fill('np-found');
  await id.press('Enter');
  await expect(pools.inFlight).toContainText('Adopted manually: np-found');
  expect(await account.requestCount('CreateExternalNodePool')).toBe(1);
});
