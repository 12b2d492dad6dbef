import { expect, test } from 'vitest';
import { provingPod } from './proving-pod.ts';

test('the Pod selects its node and tolerates every taint', () => {
  const pod = provingPod('node-10.4.7.11', false);
  expect(pod).toContain('\n  nodeName: node-10.4.7.11\n  tolerations: [{ operator: Exists }]\n');
  expect(pod).not.toContain('hostNetwork');
});

test('with HostNetwork, the Pod still resolves cluster names', () => {
  expect(provingPod('n', true)).toContain('\n  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n');
});
