import { expect, test } from 'vitest';
import { firewallRules } from './firewall-rules.ts';

const portsOf = (networkType: string) => firewallRules({ networkType }, null).map(({ port }) => port);

test('the Pod network needs a port only when Pods have their own addresses', () => {
  expect(portsOf('CiliumOverlay')).toContain('8472');
  expect(portsOf('VPC-CNI')).not.toContain('8472');
});
