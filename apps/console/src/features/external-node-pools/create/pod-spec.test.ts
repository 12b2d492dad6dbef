import { expect, test } from 'vitest';
import { podSpec } from './pod-spec.ts';

const idc = { key: 'idc', value: 'true', effect: 'NoSchedule' as const };
const soft = { key: 'slow', value: '', effect: 'PreferNoSchedule' as const };
const repair = { key: 'repair', value: '', effect: 'NoExecute' as const };
const rack = { key: 'rack', value: '7' };

test('a Pod on a HostNetwork cluster tolerates what keeps Pods away and selects the location', () => {
  expect(podSpec({ location: 'idc-gz-2', labels: [rack], taints: [idc, soft, repair] }, true)).toBe(
    [
      'spec:',
      '  hostNetwork: true',
      '  dnsPolicy: ClusterFirstWithHostNet',
      '  tolerations:',
      '  - key: "idc"',
      '    value: "true"',
      '    effect: NoSchedule',
      '  - key: "repair"',
      '    operator: Exists',
      '    effect: NoExecute',
      '  nodeSelector:',
      '    tke.cloud.tencent.com/location: "idc-gz-2"',
    ].join('\n'),
  );
});

test('without a location it selects the labels, and a half-typed row is left out', () => {
  const labels = [rack, { key: 'zone', value: '' }];
  expect(podSpec({ location: '', labels, taints: [{ ...idc, key: '' }] }, false)).toBe(
    'spec:\n  nodeSelector:\n    rack: "7"',
  );
  expect(podSpec({ location: '', labels: [], taints: [] }, false)).toBe('spec: {}');
});
