import { expect, test } from 'vitest';
import { bringUp } from './bring-up.ts';
import type { TemplateSettings, TemplateVersion } from './templates.ts';

const settings: TemplateSettings = {
  nodeType: 'CPU',
  runtime: { type: 'containerd', version: '1.6.9' },
  labels: [
    { key: 'disk', value: 'ssd' },
    { key: 'zone', value: 'gz-2' },
  ],
  taints: [],
  deletionProtection: true,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  notKnown: [],
};
const person = { id: '3e3e4d9c-4f3f-4a3e-9d62-0d6d3a1f9a11', name: 'ana', email: 'ana@example.com' };
const version = (number: number, more: Partial<TemplateSettings> = {}, script?: string): TemplateVersion => ({
  version: number,
  settings: { ...settings, ...more },
  customData: script === undefined ? null : { sha256: script.repeat(64), bytes: 9 },
  note: '',
  createdBy: person,
  createdAt: '2026-11-01T00:00:00.000Z',
});
const pool = { ...settings, desiredPodNumber: 0, kubeletArgs: null };
const taint = { key: 'idc', value: 'true', effect: 'NoSchedule' } as const;

test('what the template changed reaches the pool, and what only the pool has stays', () => {
  const own = { ...pool, labels: [...settings.labels, { key: 'row', value: '4' }] };
  const next = version(2, {
    labels: [
      { key: 'zone', value: 'idc' },
      { key: 'team', value: 'search' },
    ],
    taints: [taint],
  });
  expect(bringUp(own, version(1), next)).toEqual({
    changes: {
      labels: [
        { key: 'zone', value: 'idc' },
        { key: 'row', value: '4' },
        { key: 'team', value: 'search' },
      ],
      taints: [taint],
    },
    hasNewScript: false,
    stays: [],
  });
});

test('a value that a person changed on the pool is kept while the template does not change it', () => {
  const own = {
    ...pool,
    labels: [
      { key: 'disk', value: 'nvme' },
      { key: 'zone', value: 'gz-2' },
    ],
  };
  expect(bringUp(own, version(1), version(2, { deletionProtection: false })).changes).toEqual({
    deletionProtection: false,
  });
});

test('what TKE cannot change on a pool stays as it is', () => {
  const runtime = { type: 'containerd', version: '1.7.28' };
  const next = version(2, { runtime, desiredPodNumber: 110, kubeletArgs: ['max-pods=64'] });
  expect(bringUp(pool, version(1, {}, 'a'), next).stays).toEqual([
    'runtime',
    'desiredPodNumber',
    'kubeletArgs',
    'customData',
  ]);
  expect(bringUp({ ...pool, runtime }, version(1), version(2, { runtime })).stays).toEqual([]);
  expect(bringUp(pool, version(1), version(2, { runtime: null })).stays).toEqual([]);
});

test('a new script is sent, and a taint that Kubernetes does not know is never dropped', () => {
  const own = { ...pool, taints: [{ key: 'a', value: '', effect: 'NoEntry' }] };
  expect(bringUp(own, version(1, {}, 'a'), version(2, { taints: [taint] }, 'b'))).toEqual({
    changes: {},
    hasNewScript: true,
    stays: [],
  });
});
