import { expect, test } from 'vitest';
import { parseLabel, parseTaint } from './parse-lines.ts';

test('labels are k=v, the value may be empty', () => {
  expect(parseLabel('tke.cloud.tencent.com/location=gz-1')).toEqual({
    key: 'tke.cloud.tencent.com/location',
    value: 'gz-1',
  });
  expect(parseLabel('edge=')).toEqual({ key: 'edge', value: '' });
  expect(parseLabel('edge')).toBeNull();
});

test('taints are as kubectl writes them', () => {
  expect(parseTaint('idc=true:NoExecute')).toEqual({ key: 'idc', value: 'true', effect: 'NoExecute' });
  expect(parseTaint('idc:NoSchedule')).toEqual({ key: 'idc', value: '', effect: 'NoSchedule' });
  expect(parseTaint('idc=true')).toEqual({ key: 'idc', value: 'true', effect: 'NoSchedule' });
  expect(parseTaint('idc=true:Never')).toBeNull();
});
