import { expect, test } from 'vitest';
import { enableFormSchema } from './enable-form-schema.ts';

const wish = { subnetId: 'subnet-1', confirmedName: 'prod-gz', acknowledged: false };
const errorsOf = (uncertain: boolean, given: object) =>
  enableFormSchema('prod-gz', uncertain)
    .safeParse({ ...wish, ...given })
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

test.each<[boolean, object, string[]]>([
  [false, {}, []],
  [false, { confirmedName: 'prod' }, ['confirmedName']],
  [true, {}, ['acknowledged']],
  [true, { acknowledged: true }, []],
  [true, { subnetId: '', confirmedName: 'prod' }, ['subnetId', 'confirmedName', 'acknowledged']],
])('uncertain %s, %o: at fault %j', (uncertain, given, fields) => expect(errorsOf(uncertain, given)).toEqual(fields));
