import type { Template } from '@isthmus/contracts/templates';
import { expect, test } from 'vitest';
import { emptySettings, settingsOfForm } from '#shared/pool-settings/settings-form.ts';
import { kubectlCommands } from './modify/kubectl-commands.ts';
import { changesOf, formOfPool } from './modify/modify-form.ts';
import { bodyOf, emptyPool, poolForm } from './create/pool-form.ts';

const runtime = { type: 'containerd', version: '1.7.28' };
const pool = {
  clusterId: 'cls-mock01',
  id: 'np-rack0007',
  name: 'rack-7',
  labels: [
    { key: 'tke.cloud.tencent.com/location', value: 'gz-1' },
    { key: 'rack', value: '7' },
  ],
  taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
  deletionProtection: true,
  digest: 'd'.repeat(64),
};

test('the body has the trimmed name, the location as a label, and no empty kubelet argument', () => {
  const form = { ...emptyPool(runtime, false), name: ' rack-9 ', location: 'gz-1', kubeletArgs: ['max-pods=64', ''] };
  expect(bodyOf({ ...form, customData: 'echo 你好' }, undefined)).toMatchObject({
    name: 'rack-9',
    runtime,
    labels: [{ key: 'tke.cloud.tencent.com/location', value: 'gz-1' }],
    kubeletArgs: ['max-pods=64'],
    customData: { text: 'echo 你好' },
    template: null,
  });
});

test('a script kept by the template is referenced, not sent', () => {
  const settings = settingsOfForm(emptySettings);
  const id = '3e3e4d9c-4f3f-4a3e-9d62-0d6d3a1f9a11';
  const person = { id, name: 'ana', email: 'ana@example.com' };
  const kept = { sha256: 'ab'.repeat(32), bytes: 22 };
  const latest = { version: 3, settings, customData: kept, note: '', createdBy: person, createdAt: '' };
  const template: Template = { id, name: 'edge', latest, pools: 0, behind: 0 };
  const form = { ...emptyPool(runtime, false, template), name: 'a' };
  expect(form.runtime).toEqual(runtime);
  expect(bodyOf(form, template)).toMatchObject({
    customData: { templateId: id, version: 3 },
    template: { templateId: id, version: 3 },
  });
  expect(bodyOf({ ...form, keepsCustomData: false, customData: 'x' }, template)?.customData).toEqual({ text: 'x' });
});

test('a used name, an unavailable runtime and missing BGP labels show faults at their fields', () => {
  const offered = [{ type: 'containerd', versions: ['1.7.28'], defaultVersion: '1.7.28' }];
  const schema = poolForm({ pools: [pool], offered, bgp: true });
  const old = { type: 'containerd', version: '1.6.9' };
  const refused = schema.safeParse({ ...emptyPool(old, true), name: 'rack-7' });
  expect(new Set(refused.error?.issues.map(({ path }) => path[0]))).toEqual(new Set(['name', 'runtime', 'labels']));
  const labels = [
    { key: 'infra.tce.io/as', value: '64512' },
    { key: 'infra.tce.io/switch-ip', value: '10.0.0.1' },
  ];
  expect(schema.safeParse({ ...emptyPool(runtime, true), labels, name: 'rack-9' }).success).toBe(true);
});

test('an unchanged pool sends nothing, whatever the order of its labels', () => {
  const form = formOfPool(pool);
  expect(changesOf(pool, form)).toBeNull();
  expect(changesOf({ ...pool, labels: pool.labels.toReversed() }, form)).toBeNull();
});

test('only changed fields are sent, and an emptied list clears the field', () => {
  const changes = changesOf(pool, { ...formOfPool(pool), taints: [] });
  expect(changes).toEqual({ basedOn: pool.digest, taints: [] });
  const script = changesOf(pool, { ...formOfPool(pool), customData: 'echo' });
  expect(script).toEqual({ basedOn: pool.digest, customData: 'echo' });
});

test('kubectl commands set labels and taints on joined nodes', () => {
  const labels = [
    { key: 'tke.cloud.tencent.com/location', value: 'gz-2' },
    { key: 'gpu', value: '' },
  ];
  const taints = [{ key: 'edge', value: '', effect: 'NoExecute' as const }];
  expect(kubectlCommands(pool, { labels, taints })).toEqual([
    'kubectl label nodes -l tke.cloud.tencent.com/nodepool-id=np-rack0007 tke.cloud.tencent.com/location=gz-2 gpu= rack- --overwrite',
    'kubectl taint nodes -l tke.cloud.tencent.com/nodepool-id=np-rack0007 edge:NoExecute idc:NoSchedule- --overwrite',
  ]);
  expect(kubectlCommands(pool, {})).toEqual([]);
});
