import { fieldsOf, type Field } from '../spec/fault-in.ts';
import { inExamples } from './documented.ts';
import type { Form } from './fields.ts';

/** A field, and where it was told otherwise than with a value: by the mock, by Tencent's example. */
function inWords(object: string, { name }: Field, forms: Map<string, Set<Form>>) {
  const seen = [...(forms.get(`${object}.${name}`) ?? [])].filter((form) => form !== 'value').sort();
  const { absent = [], null: nulls = [] } = inExamples[object] ?? {};
  const example = absent.includes(name) ? 'left out' : nulls.includes(name) ? 'null' : undefined;
  const told = [...seen, ...(example ? [`example: ${example}`] : [])];
  return told.length ? `\`${name}\` (${told.join(', ')})` : `\`${name}\``;
}

/** For each object of an answer: what always has a value, what may be null, what may be left out. */
export const formRows = (forms: Map<string, Set<Form>>) =>
  [...fieldsOf]
    .filter(([, fields]) => fields.length)
    .map(([object, fields]) => {
      const cell = (isMeant: (field: Field) => boolean) =>
        fields
          .filter(isMeant)
          .map((field) => inWords(object, field, forms))
          .join(', ');
      return [
        object,
        cell(({ isRequired, isNullable }) => isRequired && !isNullable),
        cell(({ isNullable }) => isNullable),
        cell(({ isRequired, isNullable }) => !isRequired && !isNullable),
      ];
    });
