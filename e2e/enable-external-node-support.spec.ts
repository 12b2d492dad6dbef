import { expect, test } from './fixtures.ts';
import { ClusterPage } from './pages/cluster-page.ts';
import { EnablePage } from './pages/enable-page.ts';

test.use({ tkeOptions: { speed: 1, enableSeconds: 90 } });

test('shows the consequences, asks for the subnet and the typed name, then shows TKE’s steps', async ({
  page,
  account,
}) => {
  const cluster = new ClusterPage(page);
  const enable = new EnablePage(page);
  const { name } = account.cluster;
  await cluster.goto(account);
  await cluster.next('Enable external nodes').click();

  await expect(enable.form).toContainText('Pods on these nodes must set hostNetwork: true');
  await expect(enable.form).toContainText('This cannot be undone');
  await expect(enable.subnet('none')).toBeDisabled();
  await expect(enable.form).toContainText('too few: needs 1');
  await enable.subnet('one').check();
  await expect(enable.form).toContainText('Fewer than 5 free addresses');

  await enable.submit('prod');
  await expect(enable.confirmation).toHaveAccessibleDescription("Type the cluster's name exactly");
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(0);

  await enable.submit(name);
  await expect(cluster.inFlight).toContainText('Accepted by TKE');
  await expect(cluster.inFlight).toContainText('EnsureNodeMasterCommunicate');
  await account.advanceClock(25);
  await expect(cluster.inFlight).toContainText('EnsureExternalNodeProxy');
  await expect(cluster.inFlight).not.toContainText('CompleteEnable');
  await account.advanceClock(90);
  await expect(cluster.inFlight).toContainText('TKE reports Enabled');
  await expect(cluster.setupProgress).toContainText('Enabled');
  await expect(cluster.next('Create pool')).toBeVisible();
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(1);
});
