import { objects } from './objects.ts';

export interface Field {
  name: string;
  kind: string;
  isList: boolean;
  /** Always present. */
  isRequired: boolean;
  isNullable: boolean;
}

const toField = (word: string): Field => {
  const [, name = '', kind = '', list, required, nullable] = /^(\w+):(\w+)(\[\])?(!)?(\?)?$/.exec(word) ?? [];
  if (!name) throw new Error(`not a field specification: ${word}`);
  return { name, kind, isList: Boolean(list), isRequired: Boolean(required), isNullable: Boolean(nullable) };
};

/** Every object of an answer, by space (service, or service and version) and name. */
export const fieldsOf = new Map(
  Object.entries(objects).map(([object, text]) => [object, text.split(/\s+/).filter(Boolean).map(toField)]),
);

/** Returns the path and what is wrong there. Undefined: valid. A valid value builds no text, because lists hold 10,000 items. */
type Check = (value: unknown) => string | undefined;

const is = (kind: string, isRight: (value: unknown) => boolean): Check => {
  const wrong = ` is not of type ${kind}`;
  return (value) => (isRight(value) ? undefined : wrong);
};
const primitives: Record<string, Check> = {
  string: is('string', (value) => typeof value === 'string'),
  int: is('int', (value) => Number.isSafeInteger(value)),
  bool: is('bool', (value) => typeof value === 'boolean'),
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return ' is not a list';
    for (const item of value) {
      const wrong = check(item);
      if (wrong) return `[]${wrong}`;
    }
    return undefined;
  };
}

function checkOfField(space: string, { kind, isList, isRequired, isNullable }: Field): Check {
  const one = primitives[kind] ?? checkOf(space, kind);
  const check = isList ? listOf(one) : one;
  return (value) => {
    if (value === undefined) return isRequired ? ' is missing' : undefined;
    if (value === null) return isNullable ? undefined : ' is null, where TKE leaves it out or has a value';
    return check(value);
  };
}

const checks = new Map<string, Check>();

function checkOf(space: string, object: string): Check {
  const key = `${space} ${object}`;
  const known = checks.get(key);
  if (known) return known;
  const specified = fieldsOf.get(key);
  if (!specified) throw new Error(`no specification of ${key}`);
  const names = new Set(specified.map(({ name }) => name));
  const fields = specified.map((field) => ({ name: field.name, check: checkOfField(space, field) }));
  const check: Check = (value) => {
    if (!isRecord(value)) return ' is not an object';
    for (const name in value) if (!names.has(name)) return `.${name} is not specified`;
    for (const { name, check } of fields) {
      const wrong = check(value[name]);
      if (wrong) return `.${name}${wrong}`;
    }
    return undefined;
  };
  checks.set(key, check);
  return check;
}

/** Describes the first difference between an answer and Tencent's specification. Undefined: no difference. */
export function faultIn(space: string, object: string, value: unknown): string | undefined {
  const wrong = checkOf(space, object)(value);
  return wrong && `${object}${wrong}`;
}
