import type { FieldCode, FieldParams } from './field-problem.ts';

/** Encodes a field's fault as text: the code, then its parameters as JSON. zod and form libraries carry only text. */
export const fault = (code: FieldCode, params: FieldParams = {}) =>
  Object.keys(params).length ? `${code} ${JSON.stringify(params)}` : code;

/** Parses a text from `fault`; null for a sentence, such as zod's own. */
export function readFault(text: string): { code: FieldCode; params: FieldParams } | null {
  const [, code, params] = /^([a-z0-9-]+)(?: (\{.*\}))?$/s.exec(text) ?? [];
  if (code === undefined) return null;
  // Safe cast: only `fault` writes such a text.
  return { code: code as FieldCode, params: params ? (JSON.parse(params) as FieldParams) : {} };
}
