import { expect, test } from 'vitest';
import { parseLabel, parseTaint, rowsOfPaste } from './rows.ts';

test('labels are k=v and may have an empty value', () => {
  expect(parseLabel('tke.cloud.tencent.com/location=gz-1')).toEqual({
    key: 'tke.cloud.tencent.com/location',
    value: 'gz-1',
  });
  expect(parseLabel('edge=')).toEqual({ key: 'edge', value: '' });
  expect(parseLabel('edge')).toBeNull();
});

test('taints have kubectl’s format', () => {
  expect(parseTaint('idc=true:NoExecute')).toEqual({ key: 'idc', value: 'true', effect: 'NoExecute' });
  expect(parseTaint('idc:NoSchedule')).toEqual({ key: 'idc', value: '', effect: 'NoSchedule' });
  expect(parseTaint('idc=true')).toEqual({ key: 'idc', value: 'true', effect: 'NoSchedule' });
  expect(parseTaint('idc=true:Never')).toBeNull();
});

test('each pasted line stays: an invalid one becomes a key to correct', () => {
  const emptyRow = { key: '', value: '' };
  expect(rowsOfPaste('\uFEFFrack=7\r\nzone: gz-1\n\nnot a pair', parseLabel, emptyRow)).toEqual([
    { key: 'rack', value: '7' },
    { key: 'zone', value: 'gz-1' },
    { key: 'not a pair', value: '' },
  ]);
  expect(rowsOfPaste('rack=7,zone=gz-1', parseLabel, emptyRow)).toHaveLength(2);
  expect(rowsOfPaste('idc=true:NoSchedule', parseTaint, { ...emptyRow, effect: 'NoSchedule' })).toHaveLength(1);
  expect(rowsOfPaste('example.com/rack', parseLabel, emptyRow)).toBeNull();
});
