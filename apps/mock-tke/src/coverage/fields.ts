import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { fieldsOf as specifiedOf } from '../spec/fault-in.ts';
import { documentedFields, type ActionKey } from './documented.ts';

type Interfaces = Map<string, { field: string; type: string }[]>;

const modelsOf = (version: string) =>
  readFileSync(
    createRequire(import.meta.url).resolve(
      `tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v${version.replaceAll('-', '')}/tke_models.d.ts`,
    ),
    'utf8',
  );

/** The SDK's types are generated in one form: a name, then its fields with their types. */
const interfacesIn = (version: string): Interfaces =>
  new Map(
    modelsOf(version)
      .split(/^export (?:interface|type) /m)
      .map((text) => [
        /^\w*/.exec(text)?.[0] ?? '',
        [...text.matchAll(/^ {4}(\w+)\??: (?:Array<)?(\w+).*;$/gm)].map(([, field = '', type = '']) => ({
          field,
          type,
        })),
      ]),
  );
const interfaces = { '2018-05-25': interfacesIn('2018-05-25'), '2022-05-01': interfacesIn('2022-05-01') };

const countActions = (version: keyof typeof interfaces) =>
  [...interfaces[version].keys()].filter((name) => name.endsWith('Request')).length;
/** The number of TKE's actions in each version, from its SDK. */
export const allActions = { '2018-05-25': countActions('2018-05-25'), '2022-05-01': countActions('2022-05-01') };

/** Returns every field of a type and of its nested types. Recursive types are not followed. */
function fieldsOf(known: Interfaces, type: string, at = '', within: string[] = []): string[] {
  if (within.includes(type)) return [];
  return (known.get(type) ?? []).flatMap(({ field, type: inner }) => [
    `${at}${field}`,
    ...fieldsOf(known, inner, `${at}${field}.`, [...within, type]),
  ]);
}

/** Returns the documented fields of an action as paths through lists. RequestId is omitted, because every answer has it. */
export function documentedOf(key: ActionKey) {
  const [name = ''] = key.split(' ').slice(-1);
  const known = interfaces[key.includes(' 2022-05-01 ') ? '2022-05-01' : '2018-05-25'];
  const own = documentedFields[key];
  return {
    request: own?.request ?? fieldsOf(known, `${name}Request`),
    response: (own?.response ?? fieldsOf(known, `${name}Response`)).filter((path) => path !== 'RequestId'),
  };
}

/** Returns the request fields that the schema accepts. It refuses all others. */
export function acceptedBy(schema: unknown, at = ''): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return acceptedBy(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) return acceptedBy(schema.element, at);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, inner]) => [
    `${at}${name}`,
    ...acceptedBy(inner, `${at}${name}.`),
  ]);
}

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Records each path of an answer. True: it had a value other than null, '' or [] at least once. */
export function noteReported(reported: Map<string, boolean>, value: unknown, at = '') {
  if (Array.isArray(value)) return value.forEach((item) => noteReported(reported, item, at));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const path = `${at}${name}`;
    if (path === 'RequestId') continue;
    reported.set(path, (reported.get(path) ?? false) || !isEmpty(inner));
    noteReported(reported, inner, `${path}.`);
  }
}

export type Form = 'left out' | 'null' | 'value';
const formOf = (value: unknown): Form => (value === undefined ? 'left out' : value === null ? 'null' : 'value');

/** Records for each field of each object whether it was left out, null or a value. */
export function noteForms(forms: Map<string, Set<Form>>, space: string, object: string, value: unknown) {
  const held = new Map(Object.entries(Object(value)));
  for (const { name, kind } of specifiedOf.get(`${space} ${object}`) ?? []) {
    const inner = held.get(name);
    const key = `${space} ${object}.${name}`;
    forms.set(key, (forms.get(key) ?? new Set()).add(formOf(inner)));
    for (const item of [inner].flat()) if (typeof item === 'object') noteForms(forms, space, kind, item);
  }
}
