import { expect, test } from 'vitest';
import { PoolSettings } from './external-node-pools.ts';
import { fieldProblemsOf, withFaults } from './field-faults.ts';
import { reservedBy } from './kubernetes.ts';
import { changeSchema } from './pool-changes.ts';
import { maxScriptBytes, Script } from './script.ts';

const kubeletArgs = PoolSettings.shape.kubeletArgs;

test('the limit of 16 KiB counts bytes, and an editor’s byte order mark is removed', () => {
  expect(Script.safeParse('a'.repeat(maxScriptBytes)).success).toBe(true);
  const wide = '节'.repeat(maxScriptBytes / 2);
  expect(fieldProblemsOf(Script.safeParse(wide, withFaults).error?.issues ?? [])).toEqual([
    { path: '', code: 'script-too-large', params: { bytes: 24_576, maximum: maxScriptBytes } },
  ]);
  expect(Script.parse('\uFEFF#!/bin/sh\n')).toBe('#!/bin/sh\n');
});

test('kubelet arguments are trimmed, may start with dashes, and must be unique', () => {
  expect(kubeletArgs.parse([' max-pods=64 ', '--v=2', '-feature-gates=A=true'])).toEqual([
    'max-pods=64',
    'v=2',
    'feature-gates=A=true',
  ]);
  const twice = kubeletArgs.safeParse(['max-pods=64', '--max-pods=32'], withFaults).error?.issues ?? [];
  expect(fieldProblemsOf(twice)).toEqual([{ path: '1', code: 'kubelet-arg-twice', params: { name: 'max-pods' } }]);
});

test.each([
  ['kubernetes.io/role', 'kubernetes'],
  ['node-role.kubernetes.io/edge', 'kubernetes'],
  ['topology.k8s.io/zone', 'kubernetes'],
  ['tke.cloud.tencent.com/nodepool-id', 'tencent'],
  ['cloud.tencent.com/x', 'tencent'],
  ['tke.cloud.tencent.com/location', null],
  ['node-restriction.kubernetes.io/tier', null],
  ['example.com/kubernetes.io', null],
  ['mykubernetes.io/x', null],
  ['kubernetes.io', null],
])('the prefix of %s is reserved by %s', (key, owner) => expect(reservedBy(key)).toBe(owner));

test('existing values never block a change, and new values follow the rules', () => {
  const old = { key: `${'x'.repeat(80)}/y z`, value: 'ü'.repeat(70) };
  const pool = { name: 'n'.repeat(90), labels: [old], taints: [{ ...old, effect: 'NoSchedule' }] };
  const problemsOf = (change: object) =>
    fieldProblemsOf(changeSchema(pool).safeParse(change, withFaults).error?.issues ?? []).map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(problemsOf({ labels: [old, { key: 'rack', value: '7' }], taints: pool.taints })).toEqual([]);
  expect(problemsOf({ labels: [old, { key: 'ra ck', value: 'ü' }] })).toEqual([
    'labels.1.key label-key-form',
    'labels.1.value label-value-form',
  ]);
  expect(problemsOf({ labels: [{ ...old, value: 'ö' }] })).toEqual([
    'labels.0.key label-key-form',
    'labels.0.value label-value-form',
  ]);
  expect(problemsOf({ labels: [{ key: 'node.kubernetes.io/instance-type', value: 'x' }] })).toEqual([
    'labels.0.key label-of-tke',
  ]);
  expect(
    problemsOf({
      labels: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    }),
  ).toEqual(['labels.1.key label-key-twice']);
});
