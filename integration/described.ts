import { json } from './mock-account.ts';
import type { World } from './world.ts';

/** The part of JSON Schema that the contracts use. */
export interface Schema {
  type?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
interface Content {
  content?: { 'application/json'?: { schema: Schema } };
}
/** The act of the rows that a change writes, or why it writes none. */
type Audited = string | { none: string };

interface Operation {
  'x-permission'?: string;
  'x-audit'?: Audited;
  'x-changes-cloud'?: boolean;
  'x-step-up'?: 'always' | 'by-body';
  security?: object[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses?: Record<string, Content>;
}
export interface Endpoint {
  name: string;
  method: string;
  /** Under `/api`, with `{name}` parameters. */
  path: string;
  isPublic: boolean;
  /** A token of a service account may call it, with the role that it needs. */
  forTokens: boolean;
  /** What the caller needs; undefined for an endpoint that any signed-in person may call. */
  permission: string | undefined;
  audit: Audited | undefined;
  /** Refused while the account is observe only. */
  changesCloud: boolean;
  /** Needs a recent proof: always, or with some bodies. */
  stepUp: 'always' | 'by-body' | undefined;
  parameters: Parameter[];
  body: Schema | undefined;
  answer: Schema | undefined;
}

const schemaOf = (content?: Content) => content?.content?.['application/json']?.schema;

/** All endpoints from the product's OpenAPI document, which is generated from the contracts. */
export async function describedEndpoints(world: World): Promise<Endpoint[]> {
  const { paths } = await json<{ paths: Record<string, Record<string, Operation>> }>(
    world.request('GET', '/openapi.json'),
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, parameters = [], requestBody, responses = {}, ...marks }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: path.replace(/^\/api/, ''),
      isPublic: !security?.length,
      forTokens: security?.some((way) => 'token' in way) ?? false,
      permission: marks['x-permission'],
      audit: marks['x-audit'],
      changesCloud: marks['x-changes-cloud'] ?? false,
      stepUp: marks['x-step-up'],
      parameters,
      body: schemaOf(requestBody),
      answer: Object.values(responses).map(schemaOf).find(Boolean),
    })),
  );
}

/** The codes that a problem may have, from its schema in the answers of fallible endpoints. */
export function problemCodes(schema: Schema | undefined): unknown[] {
  if (!schema) return [];
  const { code, title } = schema.properties ?? {};
  if (title && code?.enum) return code.enum;
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), schema.items];
  return inner.map(problemCodes).find(({ length }) => length) ?? [];
}
