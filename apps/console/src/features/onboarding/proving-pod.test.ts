import { expect, test } from 'vitest';
import { provingPod } from './proving-pod.ts';

test('the Pod names its node and tolerates every taint', () => {
  const pod = provingPod('node-10.4.7.11', false);
  expect(pod).toContain('\n  nodeName: node-10.4.7.11\n  tolerations: [{ operator: Exists }]\n');
  expect(pod).not.toContain('hostNetwork');
});

test('with HostNetwork it resolves names of the cluster all the same', () => {
  expect(provingPod('n', true)).toContain('\n  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n');
});
