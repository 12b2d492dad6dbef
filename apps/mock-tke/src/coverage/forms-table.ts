import { fieldsOf, type Field } from '../spec/fault-in.ts';
import { inExamples } from './documented.ts';
import type { Form } from './fields.ts';

/** Describes a field and where it has no value: in the mock, and in Tencent's example. */
function describeField(object: string, { name }: Field, forms: Map<string, Set<Form>>) {
  const seen = [...(forms.get(`${object}.${name}`) ?? [])].filter((form) => form !== 'value').sort();
  const { absent = [], null: nulls = [] } = inExamples[object] ?? {};
  const example = absent.includes(name) ? 'left out' : nulls.includes(name) ? 'null' : undefined;
  const words = [...seen, ...(example ? [`example: ${example}`] : [])];
  return words.length ? `\`${name}\` (${words.join(', ')})` : `\`${name}\``;
}

/** For each object of an answer: fields that always have a value, may be null, or may be absent. */
export const formRows = (forms: Map<string, Set<Form>>) =>
  [...fieldsOf]
    .filter(([, fields]) => fields.length)
    .map(([object, fields]) => {
      const cell = (belongs: (field: Field) => boolean) =>
        fields
          .filter(belongs)
          .map((field) => describeField(object, field, forms))
          .join(', ');
      return [
        object,
        cell(({ isRequired, isNullable }) => isRequired && !isNullable),
        cell(({ isNullable }) => isNullable),
        cell(({ isRequired, isNullable }) => !isRequired && !isNullable),
      ];
    });
