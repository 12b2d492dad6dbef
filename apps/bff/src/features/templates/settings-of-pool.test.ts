import { expect, test } from 'vitest';
import { settingsOfPool } from './settings-of-pool.ts';

const pool = {
  accountId: 'f2f5b7c0-4a0e-4d0c-9a53-3f3c1f8f4b11',
  region: 'ap-guangzhou',
  clusterId: 'cls-mock01',
  nodePoolId: 'np-rpyicty0',
  name: 'edge',
  state: 'normal',
  nodeType: 'GPU',
  runtimeType: 'containerd',
  runtimeVersion: '1.7.28',
  labels: [
    { key: 'tke.cloud.tencent.com/nodepool-id', value: 'np-rpyicty0' },
    { key: 'node.kubernetes.io/instance-type', value: 'external' },
    { key: 'tke.cloud.tencent.com/cbs-mountable', value: 'false' },
    { key: 'rack', value: '7' },
  ],
  taints: [{ key: 'edge', value: '', effect: 'NoSchedule' }],
  settings: {
    DesiredPodNumber: 64,
    DockerGraphPath: '/data/containerd',
    Unschedulable: 1,
    ExtraArgs: { Kubelet: ['max-pods=64'] },
    UserScript: '',
    MountTarget: null,
  },
  deletionProtection: false,
  unreadable: [],
};

test('every reported setting is kept, except labels that TKE sets itself', () => {
  expect(settingsOfPool(pool)).toEqual({
    nodeType: 'GPU',
    runtime: { type: 'containerd', version: '1.7.28' },
    labels: [{ key: 'rack', value: '7' }],
    taints: [{ key: 'edge', value: '', effect: 'NoSchedule' }],
    deletionProtection: false,
    containerDirectory: '/data/containerd',
    cordonNewNodes: true,
    desiredPodNumber: 64,
    kubeletArgs: ['max-pods=64'],
    notKnown: ['customData'],
  });
});

const everything = ['customData', 'containerDirectory', 'cordonNewNodes', 'desiredPodNumber', 'kubeletArgs'];

test.each([
  null,
  {},
  { DockerGraphPath: null, Unschedulable: null, DesiredPodNumber: null, ExtraArgs: { Kubelet: null } },
])('a field that TKE leaves out of %j is marked as not known', (settings) => {
  expect(settingsOfPool({ ...pool, settings }).notKnown).toEqual(everything);
});

test('the zero values of the documented example: nothing chosen, container directory not reported', () => {
  const settings = { DesiredPodNumber: 0, DockerGraphPath: '', Unschedulable: 0, ExtraArgs: { Kubelet: [] } };
  expect(settingsOfPool({ ...pool, settings })).toMatchObject({
    containerDirectory: null,
    cordonNewNodes: false,
    desiredPodNumber: null,
    kubeletArgs: [],
    notKnown: ['customData', 'containerDirectory'],
  });
});

test('a runtime or a protection that TKE does not report becomes the default', () => {
  expect(settingsOfPool({ ...pool, runtimeVersion: '', deletionProtection: null, nodeType: '' })).toMatchObject({
    runtime: null,
    deletionProtection: true,
    nodeType: 'CPU',
  });
});

test('a taint that TKE would refuse is refused', () => {
  const taints = [{ key: 'edge', value: '', effect: 'Sometimes' }];
  expect(() => settingsOfPool({ ...pool, taints })).toThrow('Some fields need another value');
});
