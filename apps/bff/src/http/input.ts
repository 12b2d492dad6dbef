import { fault } from '@isthmus/contracts/fault';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import fp from 'fastify-plugin';
import type { z } from 'zod';
import { problem } from '#http/problems';

/** No contract nests deeper than six levels. Functions that walk a body are recursive, so the depth is limited. */
const maxDepth = 32;
/** For an array with many faults, the first ones are enough. */
const maxFields = 100;

/** Whether a JSON text nests too deep. Checks it without parsing. */
function isTooDeep(text: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (quoted && mark === '\\') at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if ((mark === '{' || mark === '[') && (depth += 1) > maxDepth) return true;
  }
  return false;
}

/** Finds texts that PostgreSQL cannot store: with a NUL or half a surrogate pair. */
function unstorableTexts(value: unknown, path: string[] = []): { path: string[]; message: string }[] {
  if (typeof value === 'string') {
    const isText = value.isWellFormed() && !value.includes('\0');
    return isText ? [] : [{ path, message: fault('unstorable') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, [...path, key]));
}

/** Accepts only JSON of limited depth that matches the contract and holds storable texts. */
export default fp(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeAllContentTypeParsers();
    app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
      if (isTooDeep(body)) done(problem('invalid-input', { detail: 'The JSON is nested too deep.' }));
      else void parse(request, body, done);
    });
    app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
      const { data: value, error } = schema.safeParse(data, withFaults);
      const issues = error?.issues ?? unstorableTexts(value);
      if (!issues.length) return { value };
      return { error: problem('invalid-input', { fields: fieldProblemsOf(issues).slice(0, maxFields) }) };
    });
  },
  { name: 'input', dependencies: ['problems'] },
);
