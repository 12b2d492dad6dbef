import { fieldCodes } from '@isthmus/contracts/field-problem';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './fields.en.ts';
import zh from './fields.zh.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
/** Terms that Chinese texts keep. */
const terms =
  /Isthmus|TKE|ASCII|DNS|SecretId|SecretKey|Token|ARN|qcs::cam::uin\/\d+:roleName\/isthmus|IPv4|IP|KiB|Ansible|Cilium BGP|kubelet|ap-guangzhou|name=value|infra\.tce\.io\/[\w-]+|eth0|\{\{\w+\}\}/g;

test('every field fault has a sentence in both languages', () => {
  expect(Object.keys(en).toSorted()).toEqual(fieldCodes.toSorted());
  expect(Object.keys(zh).toSorted()).toEqual(fieldCodes.toSorted());
});

test.each([...fieldCodes])('%s has the same parameters in both languages and no English in Chinese', (code) => {
  expect(parametersOf(zh[code])).toEqual(parametersOf(en[code]));
  expect(zh[code]).toMatch(/\p{Script=Han}/u);
  expect(zh[code].replace(terms, '')).not.toMatch(/[A-Za-z]{2,}/);
});

test('every code is used in a source file', () => {
  const places = ['../../', '../../../../bff/src/', '../../../../../packages/contracts/src/'];
  const sources = places.flatMap((place) => {
    const folder = new URL(place, import.meta.url);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.(en|zh)\.ts$|generated|field-problem\.ts$/.test(file))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  });
  const all = sources.join('\n');
  expect(fieldCodes.filter((code) => !all.includes(`'${code}'`))).toEqual([]);
});
