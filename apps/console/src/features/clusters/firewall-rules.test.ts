import { expect, test } from 'vitest';
import { firewallRules, toCsv } from './firewall-rules.ts';

const portsOf = (networkType: string) => firewallRules({ networkType }, null).map(({ port }) => port);

test('the Pod network needs a port only where Pods have addresses of their own', () => {
  expect(portsOf('CiliumOverlay')).toContain('8472');
  expect(portsOf('VPC-CNI')).not.toContain('8472');
});

test('a cell with a comma or a quote is quoted', () =>
  expect(
    toCsv([
      ['80, 443', 'a "b"'],
      ['c', ''],
    ]),
  ).toBe('"80, 443","a ""b"""\r\nc,'));
