import { expect, test } from './fixtures.ts';
import { ClusterPage, clusterUrl } from './pages/cluster-page.ts';
import { EnablePage } from './pages/enable-page.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;

test.describe('step by step', () => {
  test.use({ tkeOptions: { speed: 1, enableSeconds: 90 } });

  test('what it means, the subnet, the typed name, then TKE’s own steps', async ({ page, account }) => {
    const cluster = new ClusterPage(page);
    const enable = new EnablePage(page);
    const { name } = account.cluster;
    await cluster.goto(account);
    await cluster.next('Enable external nodes').click();

    await expect(enable.form).toContainText('Pods on these nodes must set hostNetwork: true');
    await expect(enable.form).toContainText('This can’t be undone');
    await expect(enable.subnet('none')).toBeDisabled();
    await expect(enable.form).toContainText('too few: needs 1');
    await enable.subnet('one').check();
    await expect(enable.form).toContainText('Fewer than 5 addresses are free in this subnet');

    await enable.submit('prod');
    await expect(enable.confirmation).toHaveAccessibleDescription("Type the cluster's name exactly");
    expect(await account.asked('EnableExternalNodeSupport')).toBe(0);

    await enable.submit(name);
    await expect(cluster.inFlight).toContainText('Accepted by TKE');
    await expect(cluster.inFlight).toContainText('EnsureNodeMasterCommunicate');
    await account.advanceClock(25);
    await expect(cluster.inFlight).toContainText('EnsureExternalNodeProxy');
    await expect(cluster.inFlight).not.toContainText('CompleteEnable');
    await account.advanceClock(90);
    await expect(cluster.inFlight).toContainText('TKE reads Enabled');
    await expect(cluster.way).toContainText('Enabled');
    await expect(cluster.next('Create pool')).toBeVisible();
    expect(await account.asked('EnableExternalNodeSupport')).toBe(1);
  });
});

test.describe('a try that fails', () => {
  test.use({ scenario: 'enable-fails-midway' });

  test('says TKE’s reason; the next one begins with the same subnet', async ({ page, account }) => {
    const cluster = new ClusterPage(page);
    const enable = new EnablePage(page);
    const { name } = account.cluster;
    await enable.goto(account);
    await enable.submit(name);
    await expect(cluster.inFlight).toContainText('step EnsureExternalNodeProxy failed: proxy ENI is not ready');
    await expect(page.getByRole('list', { name: 'How far TKE came' })).toContainText('EnsureExternalNodeProxy');

    await account.setOptions({ failEnableAtStep: null });
    await cluster.next('Try to enable again').click();
    await expect(enable.form).toContainText('The last try failed');
    await expect(enable.form).toContainText('step EnsureExternalNodeProxy failed');
    await expect(enable.subnet('plenty')).toBeChecked();
    await expect(enable.form).toContainText('The last try with this subnet failed');
    await enable.confirm(name);
    await expect(cluster.inFlight).toContainText('TKE reads Enabled');
    expect(await account.asked('EnableExternalNodeSupport')).toBe(2);
  });
});

test('a refusal shows TKE’s code and the request to quote', async ({ page, account }) => {
  const cluster = new ClusterPage(page);
  const enable = new EnablePage(page);
  await account.failNext('EnableExternalNodeSupport', 'UnsupportedOperation.NotInWhitelist');
  await enable.goto(account);
  await enable.submit(account.cluster.name);

  const refusal = cluster.inFlight.getByRole('alert');
  await expect(refusal).toContainText('TKE refused: this account is not in the external-node beta');
  await expect(refusal).toContainText('UnsupportedOperation.NotInWhitelist');
  await expect(refusal).toContainText(uuid);
  await expect(cluster.inFlight).toContainText('Failed');
});

test('Cilium-Overlay is never enabled from here', async ({ page, account }) => {
  const { clusterId } = account.cluster;
  await account.changeCluster(clusterId, { property: '{"NetworkType":"CiliumOverlay"}' });
  const cluster = new ClusterPage(page);
  await cluster.goto(account);
  await expect(page.getByText('Isthmus does not enable external nodes on this cluster')).toBeVisible();
  await expect(cluster.next('Enable external nodes')).toHaveCount(0);

  const enable = new EnablePage(page);
  await enable.goto(account);
  await expect(page.getByText('Isthmus has no request for this cluster')).toBeVisible();
  await expect(enable.form).toHaveCount(0);
});

test.describe('plain GR', () => {
  test.use({ scenario: 'demo-fleet', tkeOptions: { speed: 1 } });

  test('may be tried once the doubt is ticked', async ({ page, account }) => {
    const router = account.clusterNamed('router-sh');
    const place = { id: account.id, cluster: router };
    const enable = new EnablePage(page);
    await enable.goto(place);
    await expect(enable.form).toContainText('Sources disagree on GR');
    await enable.submit('router-sh');
    await expect(enable.acknowledgement).toHaveAccessibleDescription('Tick that TKE may refuse this');
    expect(await account.asked('EnableExternalNodeSupport')).toBe(0);

    await enable.acknowledgement.check();
    await enable.confirm('router-sh');
    await expect(page).toHaveURL(clusterUrl(place));
    await expect(new ClusterPage(page).inFlight).toContainText('Accepted by TKE');
  });
});
