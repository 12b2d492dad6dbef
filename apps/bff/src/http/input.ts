import { fault } from '@isthmus/contracts/fault';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import fp from 'fastify-plugin';
import type { z } from 'zod';
import { problem } from '#http/problems';

/** No contract nests deeper than six; what walks a body does so by recursion. */
const deepest = 32;
/** Of an array that is wrong throughout, the first are enough. */
const mostFields = 100;

/** Whether a JSON text nests deeper; told without parsing it. */
function isTooDeep(text: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (quoted && mark === '\\') at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if ((mark === '{' || mark === '[') && (depth += 1) > deepest) return true;
  }
  return false;
}

/** Texts that PostgreSQL cannot hold: with a NUL, or with half of a surrogate pair. */
function unstorable(value: unknown, path: string[] = []): { path: string[]; message: string }[] {
  if (typeof value === 'string') {
    const isText = value.isWellFormed() && !value.includes('\0');
    return isText ? [] : [{ path, message: fault('unstorable') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorable(inner, [...path, key]));
}

/** What may come in: JSON alone, no deeper than needed, as its contract says, in texts that can be kept. */
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
      const issues = error?.issues ?? unstorable(value);
      if (!issues.length) return { value };
      return { error: problem('invalid-input', { fields: fieldProblemsOf(issues).slice(0, mostFields) }) };
    });
  },
  { name: 'input', dependencies: ['problems'] },
);
