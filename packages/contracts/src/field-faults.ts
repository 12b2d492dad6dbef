import { fault, readFault } from './fault.ts';
import type { FieldCode, FieldProblem } from './field-problem.ts';

/** The used part of zod's issues, before and after zod adds a message. */
interface Issue {
  code?: string | undefined;
  path?: PropertyKey[] | undefined;
  message?: string | undefined;
  input?: unknown;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  expected?: unknown;
  errors?: Issue[][];
}

const limits: Record<string, [small: FieldCode, big: FieldCode]> = {
  string: ['too-short', 'too-long'],
  array: ['too-few', 'too-many'],
};

/** Converts one of zod's own limits to a code, with the limit as its parameter. */
function faultOfIssue(issue: Issue): string {
  const { code, origin, minimum, maximum, expected } = issue;
  const [small, big] = limits[String(origin)] ?? ['number-too-small', 'number-too-large'];
  switch (code) {
    case 'too_small':
      return fault(small, { minimum: Number(minimum) });
    case 'too_big':
      return fault(big, { maximum: Number(maximum) });
    case 'invalid_type':
      if ('input' in issue && issue.input === undefined) return fault('missing');
      return fault(expected === 'int' ? 'not-whole' : 'wrong-type');
    case 'invalid_union':
      return fault('wrong-type');
    case 'invalid_value':
      return fault('not-offered');
    case 'unrecognized_keys':
      return fault('unknown-field');
    default:
      return fault('wrong-form');
  }
}

/** For `safeParse`: every message becomes a fault, from the schema or from zod's limit. */
export const withFaults = { error: faultOfIssue };

/** The distance of a union's alternative: its number of missing or mistyped fields. The nearest one gives the faults. */
const distance = (issues: Issue[]) => issues.filter(({ code }) => code === 'invalid_type').length;

function flatten(issue: Issue, parentPath: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
  const path = [...parentPath, ...(issue.path ?? [])];
  const [nearest] = (issue.errors ?? []).toSorted((one, other) => distance(one) - distance(other));
  if (issue.code !== 'invalid_union' || !nearest?.length) return [{ path, text: issue.message ?? '' }];
  return nearest.flatMap((inner) => flatten(inner, path));
}

/** Converts the issues of a parse `withFaults` to the wire format. */
export const fieldProblemsOf = (issues: Issue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    flatten(issue).map(({ path, text }) => {
      const { code, params } = readFault(text) ?? { code: 'wrong-form' as const, params: {} };
      return { path: path.join('.'), code, ...(Object.keys(params).length && { params }) };
    }),
  );
