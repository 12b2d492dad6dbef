import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { fieldsOf as specifiedOf } from '../spec/fault-in.ts';
import { documentedFields, type ActionKey } from './documented.ts';

const models = readFileSync(
  createRequire(import.meta.url).resolve(
    'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.d.ts',
  ),
  'utf8',
);

/** The SDK's types are generated in one form: a name, then its fields with their types. */
const interfaces = new Map(
  models
    .split(/^export (?:interface|type) /m)
    .map((text) => [
      /^\w*/.exec(text)?.[0] ?? '',
      [...text.matchAll(/^ {4}(\w+)\??: (?:Array<)?(\w+).*;$/gm)].map(([, field = '', type = '']) => ({ field, type })),
    ]),
);

/** The number of TKE actions in this version, from its SDK. */
export const allActions = [...interfaces.keys()].filter((name) => name.endsWith('Request')).length;

/** Returns every field of a type and of its nested types. Recursive types are not followed. */
function fieldsOf(type: string, at = '', within: string[] = []): string[] {
  if (within.includes(type)) return [];
  return (interfaces.get(type) ?? []).flatMap(({ field, type: inner }) => [
    `${at}${field}`,
    ...fieldsOf(inner, `${at}${field}.`, [...within, type]),
  ]);
}

/** Returns the documented fields of an action as paths through lists. RequestId is omitted, because every answer has it. */
export function documentedOf(key: ActionKey) {
  const name = key.slice(4);
  const own = documentedFields[key];
  return {
    request: own?.request ?? fieldsOf(`${name}Request`),
    response: (own?.response ?? fieldsOf(`${name}Response`)).filter((path) => path !== 'RequestId'),
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
export function noteForms(forms: Map<string, Set<Form>>, service: string, object: string, value: unknown) {
  const held = new Map(Object.entries(Object(value)));
  for (const { name, kind } of specifiedOf.get(`${service} ${object}`) ?? []) {
    const inner = held.get(name);
    const key = `${service} ${object}.${name}`;
    forms.set(key, (forms.get(key) ?? new Set()).add(formOf(inner)));
    for (const item of [inner].flat()) if (typeof item === 'object') noteForms(forms, service, kind, item);
  }
}
