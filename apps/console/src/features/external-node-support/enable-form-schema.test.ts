import { expect, test } from 'vitest';
import { enableFormSchema } from './enable-form-schema.ts';

const typed = { subnetId: 'subnet-1', confirmedName: 'prod-gz', acknowledged: false };
const errorsOf = (uncertain: boolean, given: object) =>
  enableFormSchema({ name: 'prod-gz', clusterId: 'cls-1' }, uncertain)
    .safeParse({ ...typed, ...given })
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

test.each<[boolean, object, string[]]>([
  [false, {}, []],
  [false, { confirmedName: 'prod' }, ['confirmedName']],
  [true, {}, ['acknowledged']],
  [true, { acknowledged: true }, []],
  [true, { subnetId: '', confirmedName: 'prod' }, ['subnetId', 'confirmedName', 'acknowledged']],
])('uncertain %s, %o: faults at %j', (uncertain, given, fields) => expect(errorsOf(uncertain, given)).toEqual(fields));
