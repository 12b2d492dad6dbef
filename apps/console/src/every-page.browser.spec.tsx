import { getReach } from '@isthmus/contracts/reach';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { inThisRun } from '../../../scripts/sample.mjs';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem, tkeError } from '#testing/bff.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import {
  accountId,
  ago,
  anObservation,
  groupId,
  setId,
  joinId,
  operationId,
  place,
  poolPlace,
  templateId,
} from '#testing/world.ts';

const environment: NodeJS.ProcessEnv = import.meta.env;
const pagesWithReadings = [
  paths.clusters(accountId),
  paths.cluster(place),
  paths.externalNodePools(place),
  paths.externalNodes(place),
  paths.externalNode(place, 'node-10.4.7.11'),
  paths.network(place),
  paths.newExternalNodePool(place),
  paths.externalNodePool(poolPlace),
  paths.modifyExternalNodePool(poolPlace),
  paths.deleteExternalNodePool(poolPlace),
  `${paths.addHosts(poolPlace)}?host=${joinId}`,
];
const others = [
  paths.signIn(),
  '/invitations#a-link-that-was-given-to-ana',
  paths.newAccount(),
  paths.activity(accountId),
  paths.settings(accountId),
  paths.people(),
  paths.audit(),
  `${paths.onboarding(accountId)}?step=beta`,
  paths.operation(accountId, operationId),
  paths.operationGroup(accountId, groupId),
  paths.operationSet(setId),
  paths.externalNodes(place, '?node=node-10.4.7.11'),
  paths.clusterActivity(place),
  paths.enable(place),
  paths.fleetNodes(),
  paths.yourSettings(),
  paths.templates(),
  paths.newTemplate(),
  paths.template(templateId),
  `${paths.template(templateId)}?open=use`,
  paths.editTemplate(templateId),
  '/nowhere',
];

const title = page.getByRole('heading', { level: 1, includeHidden: true });
const openAndWait = async (address: string) => {
  await open(address);
  await expect.element(title).toBeInTheDocument();
  await expect.poll(() => document.querySelectorAll('[aria-busy=true]').length).toBe(0);
};

describe.for(inThisRun(['en', 'zh-CN'] as const, 1, environment))('in %s', (language) => {
  beforeAll(() => page.viewport(390, 844));
  afterAll(() => page.viewport(1440, 900));
  beforeEach(async () => {
    answerAsUsual(bff());
    await changeLanguage(language);
  });

  // After each test, the setup checks for missing texts and errors on the browser console.
  test.for([...pagesWithReadings, ...others])(
    '%s has its texts and does not scroll sideways on a phone',
    async (address) => {
      await openAndWait(address);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    },
  );
});

test.for(inThisRun([...pagesWithReadings, paths.enable(place)], 6, environment))(
  '%s keeps the last data when TKE is unreachable and says that it is old and why',
  async (address) => {
    answerAsUsual(bff());
    await openAndWait(address);
    const rows = page.getByRole('row').length;
    const problem = aProblem('tke-unreachable', tkeError('DescribeClusters', 'InternalError'));
    answerAsUsual(bff(), anObservation({ problem, observedAt: ago(75), attemptedAt: ago(3) }));
    await openAndWait(address);
    await expect.element(page.getByText('TKE did not answer').first()).toBeVisible();
    await expect.element(page.getByText(/1 min ago/).first()).toBeVisible();
    expect(page.getByRole('row').length).toBe(rows);
  },
);

test.for(inThisRun(pagesWithReadings, 6, environment))(
  '%s says only once that Isthmus cannot reach Tencent and why, and shows its age',
  async (address) => {
    const notSent = { cause: 'connection-refused', at: 'tke.tencentcloudapi.com:443' } as const;
    const problem = aProblem('tke-not-reached', { notSent });
    answerAsUsual(bff(), anObservation({ problem, observedAt: ago(75), attemptedAt: ago(3) }));
    bff().answer(getReach, { outOfReach: { ...notSent, since: ago(600) } });
    await openAndWait(address);
    await StubbedEvents.send('reach', 1);
    const alert = page.getByRole('alert');
    await expect.element(alert).toMatchTextContent('Isthmus cannot reach Tencent Cloud');
    await expect.element(alert).toMatchTextContent('tke.tencentcloudapi.com:443 refused the connection');
    await expect.element(page.getByText(/1 min ago/).first()).toBeVisible();
  },
);
