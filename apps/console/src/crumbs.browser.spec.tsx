import { matchRoutes } from 'react-router';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { CrumbHandle } from '#shared/page/crumbs.ts';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { approvalId } from '#testing/approvals.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, groupId, operationId, place, poolPlace, setId, templateId } from '#testing/world.ts';
import { routes } from './routes.tsx';

const addresses: Record<keyof typeof paths, string> = {
  home: paths.home(),
  signIn: paths.signIn(),
  wallEnded: paths.wallEnded(),
  yourSettings: paths.yourSettings(),
  newAccount: paths.newAccount(),
  people: paths.people(),
  audit: paths.audit(),
  approvals: paths.approvals(),
  approval: paths.approval(approvalId),
  clusters: paths.clusters(accountId),
  activity: paths.activity(accountId),
  settings: paths.settings(accountId),
  account: paths.account(accountId),
  onboarding: paths.onboarding(accountId),
  operation: paths.operation(accountId, operationId),
  operationGroup: paths.operationGroup(accountId, groupId),
  operationSet: paths.operationSet(setId),
  cluster: paths.cluster(place),
  enable: paths.enable(place),
  externalNodePools: paths.externalNodePools(place),
  newExternalNodePool: paths.newExternalNodePool(place),
  externalNodes: paths.externalNodes(place),
  externalNode: paths.externalNode(place, 'node-10.4.7.11'),
  network: paths.network(place),
  clusterActivity: paths.clusterActivity(place),
  externalNodePool: paths.externalNodePool(poolPlace),
  modifyExternalNodePool: paths.modifyExternalNodePool(poolPlace),
  deleteExternalNodePool: paths.deleteExternalNodePool(poolPlace),
  addHosts: paths.addHosts(poolPlace),
  fleetNodes: paths.fleetNodes(),
  templates: paths.templates(),
  newTemplate: paths.newTemplate(),
  template: paths.template(templateId),
  editTemplate: paths.editTemplate(templateId),
};

test.for(Object.entries(addresses))('the breadcrumbs to %s end at its own address', ([, address]) => {
  const match = matchRoutes(routes, address)?.findLast(({ route }) => route.handle);
  const handle = match?.route.handle as CrumbHandle | undefined;
  expect(handle?.crumbs.at(-1)?.to(match?.params ?? {})).toBe(address);
});

test.for([
  [
    paths.modifyExternalNodePool(poolPlace),
    ['Clusters', paths.clusters(accountId)],
    ['staging-gz', paths.cluster(place)],
    ['External node pools', paths.externalNodePools(place)],
    ['rack-7', paths.externalNodePool(poolPlace)],
  ],
  [paths.externalNodes(place), ['Clusters', paths.clusters(accountId)]],
  [
    paths.operationGroup(accountId, groupId),
    ['staging-gz', paths.cluster(place)],
    ['Nodes', paths.externalNodes(place)],
  ],
  [paths.operationSet(setId), ['Nodes', paths.fleetNodes()]],
] as const)('%s shows its breadcrumbs', async ([address, ...trail]) => {
  answerAsUsual(bff());
  await open(address);
  const links = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link');
  await expect.element(links).toHaveLength(trail.length);
  for (const [index, [label, to]] of trail.entries()) {
    await expect.element(links.nth(index)).toMatchTextContent(label);
    await expect.element(links.nth(index)).toHaveAttribute('href', to);
  }
});
