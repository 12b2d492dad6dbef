import { z } from 'zod';
import { TkeError } from './tke-error.ts';
import type { Signed } from './wire.ts';

/** Far deeper than any parameter of TKE. */
const maxDepth = 16;

/** The parameters of a query or form. Signature v1 uses no other place. Undefined when the body is JSON. */
export function parametersIn({ method, headers, query, body }: Signed): Map<string, string> | undefined {
  if (method === 'GET') return new Map(new URLSearchParams(query));
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? new Map(new URLSearchParams(body.toString())) : undefined;
}

type Tree = string | Map<string, Tree>;

/** Rebuilds lists and objects. SDKs flatten them, as in `Filters.0.Name=vpc-id`. */
function toTree(parameters: Iterable<[string, string]>) {
  const root = new Map<string, Tree>();
  for (const [path, value] of parameters) {
    const names = path.split('.');
    if (names.length > maxDepth)
      throw new TkeError('InvalidParameter', `The parameter \`${names[0]}\` is nested too deep.`);
    let at = root;
    for (const name of names.slice(0, -1)) {
      const known = at.get(name);
      const inner = known instanceof Map ? known : new Map<string, Tree>();
      at.set(name, inner);
      at = inner;
    }
    at.set(names.at(-1) ?? '', value);
  }
  return root;
}

/** A form holds only text. Converts it to the schema's types. Invalid values stay text and are refused later. */
function toTypes(tree: Tree, schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return toTypes(tree, schema.unwrap());
  if (tree instanceof Map) {
    if (schema instanceof z.ZodArray && [...tree.keys()].every((key) => /^\d+$/.test(key)))
      return [...tree].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => toTypes(item, schema.element));
    const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {};
    return Object.fromEntries([...tree].map(([name, inner]) => [name, toTypes(inner, shape[name])]));
  }
  if (schema instanceof z.ZodNumber && /^-?\d{1,15}$/.test(tree)) return Number(tree);
  if (schema instanceof z.ZodBoolean && /^(true|false)$/i.test(tree)) return tree.toLowerCase() === 'true';
  return tree;
}

export const fromForm = (parameters: Iterable<[string, string]>, schema: unknown) =>
  toTypes(toTree(parameters), schema);
