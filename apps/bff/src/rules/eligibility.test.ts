import { expect, test } from 'vitest';
import { rulesOf, type Evidence } from './eligibility.ts';

const support = {
  status: 'Disabled',
  networkType: null,
  subnetId: null,
  clusterCidr: null,
  master: null,
  proxy: null,
  publicConnectUrl: null,
  failedReason: null,
  progress: null,
};
const evidence: Evidence = {
  version: '1.30',
  status: 'Running',
  property: '',
  support,
  supportProblem: null,
  cloudNodes: 1,
};

test('the rule of an open gate does not show the status of enabling', () => {
  const [beta] = rulesOf(evidence);
  expect(beta).toMatchObject({ rule: 'beta-access', verdict: 'pass', reason: 'beta-open', seen: '' });
});
