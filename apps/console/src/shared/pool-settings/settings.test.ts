import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { healthOf } from '@isthmus/contracts/health';
import type { TemplateVersion } from '@isthmus/contracts/templates';
import { expect, test } from 'vitest';
import { compareSettings } from './settings-diff.tsx';
import { keepTyped } from '#shared/form/kept-values.ts';
import { defaultRuntime, isOffered, replacementFor, settingsOfPool, settingsOfVersion } from './settings.ts';
import { emptySettings, formOfVersion, itemKeys, SettingsForm, settingsOfForm } from './settings-form.ts';

const version: TemplateVersion = {
  version: 2,
  settings: {
    nodeType: 'CPU',
    runtime: null,
    labels: [
      { key: 'tke.cloud.tencent.com/location', value: 'gz-1' },
      { key: 'rack', value: '7' },
    ],
    taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
    deletionProtection: true,
    containerDirectory: '/data/containerd',
    cordonNewNodes: false,
    desiredPodNumber: 64,
    kubeletArgs: ['max-pods=64'],
    notKnown: [],
  },
  customData: { sha256: 'ab'.repeat(32), bytes: 22 },
  note: '',
  createdBy: { id: '3e3e4d9c-4f3f-4a3e-9d62-0d6d3a1f9a11', name: 'ana', email: 'ana@example.com' },
  createdAt: '2026-11-24T10:00:00.000Z',
};

test('a template fills the form and returns unchanged, with Location as a label', () => {
  const form = formOfVersion(version);
  expect(form.location).toBe('gz-1');
  expect(form.labels).toEqual([{ key: 'rack', value: '7' }]);
  expect(form.keepsCustomData).toBe(true);
  expect(settingsOfForm(form)).toEqual(version.settings);
});

test('every setting is compared, and label order does not matter', () => {
  const other = {
    ...version,
    settings: { ...version.settings, labels: version.settings.labels.toReversed(), desiredPodNumber: null },
    customData: null,
  };
  const compared = compareSettings(settingsOfVersion(version), settingsOfVersion(other));
  expect(compared).toHaveLength(10);
  expect(compared.filter(({ verdict }) => verdict !== 'same')).toEqual([
    { name: 'desiredPodNumber', verdict: 'changed' },
    { name: 'customData', verdict: 'changed' },
  ]);
});

test('an unknown value shows as not known, never as empty', () => {
  const saved = {
    ...version,
    customData: null,
    settings: { ...version.settings, notKnown: ['customData' as const, 'containerDirectory' as const] },
  };
  const verdicts = compareSettings(settingsOfVersion(saved), settingsOfVersion(version));
  expect(verdicts.filter(({ verdict }) => verdict === 'not-known').map(({ name }) => name)).toEqual([
    'containerDirectory',
    'customData',
  ]);
});

test('a pool has no readable custom data, and its DesiredPodNumber 0 is TKE’s default', () => {
  const values = {
    nodeType: 'CPU',
    runtime: null,
    labels: [],
    taints: [],
    deletionProtection: null,
    containerDirectory: null,
    cordonNewNodes: null,
    desiredPodNumber: 0,
    kubeletArgs: null,
  };
  const pool: ExternalNodePool = {
    ...values,
    accountId: '3e3e4d9c-4f3f-4a3e-9d62-0d6d3a1f9a11',
    region: 'ap-guangzhou',
    clusterId: 'cls-mock01',
    id: 'np-a',
    name: 'a',
    state: 'normal',
    systemLabels: [],
    digest: '',
    unreadable: [],
    health: healthOf([]),
    madeFrom: null,
    acts: 0,
  };
  expect(settingsOfPool(pool)).toMatchObject({ customData: undefined, desiredPodNumber: null, runtime: undefined });
});

test('another template replaces all fields except the typed ones', () => {
  const filled = { name: '', location: '', labels: [{ key: 'a', value: '1' }] };
  const typed = { ...filled, name: 'rack-9' };
  const next = { name: '', location: 'gz-1', labels: [] };
  expect(keepTyped(typed, filled, next)).toEqual({
    values: { name: 'rack-9', location: 'gz-1', labels: [] },
    kept: ['name'],
  });
});

test('of labels and taints that two people changed, both changes are kept; the typed value of one key wins', () => {
  const label = (key: string, value: string) => ({ key, value });
  const taint = (effect: string) => ({ key: 'idc', value: '', effect });
  const filled = { labels: [label('a', '1'), label('b', '1'), label('c', '1')], taints: [taint('NoSchedule')] };
  const next = { labels: [label('a', '2'), label('c', '2'), label('d', '1')], taints: [] };
  const typed = { labels: [label('a', '3'), label('b', '1'), label('e', '1')], taints: [taint('NoExecute')] };
  expect(keepTyped(typed, filled, next, itemKeys).values).toEqual({
    // `c` was removed here, but has another value meanwhile.
    labels: [label('a', '3'), label('c', '2'), label('d', '1'), label('e', '1')],
    taints: [taint('NoExecute')],
  });
});

test('an unavailable runtime has a replacement of the same type', () => {
  const offered = [
    { type: 'docker', versions: ['19.3'], defaultVersion: '19.3' },
    { type: 'containerd', versions: ['1.6.9', '1.7.28'], defaultVersion: '1.7.28' },
  ];
  expect(defaultRuntime(offered)).toEqual({ type: 'containerd', version: '1.7.28' });
  expect(isOffered(offered, { type: 'containerd', version: '1.5.0' })).toBe(false);
  expect(replacementFor(offered, { type: 'docker', version: '18' })).toEqual({ type: 'docker', version: '19.3' });
  expect(defaultRuntime([])).toBeNull();
});

test('the form refuses the Location key among labels, and an invalid number', () => {
  const wrong = {
    ...emptySettings,
    labels: [{ key: 'tke.cloud.tencent.com/location', value: 'x' }],
    desiredPodNumber: Number.NaN,
  };
  const messages = SettingsForm.safeParse(wrong).error?.issues.map(({ message }) => message);
  expect(messages?.toSorted()).toEqual(['label-of-location', 'not-whole']);
});
