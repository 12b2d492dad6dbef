import { documentedErrors } from '../src/coverage/documented.ts';
import { documentedOf } from '../src/coverage/fields.ts';
import type { Answer } from './conversation.ts';
import { commonErrors, documentedWords } from './documented.ts';
import { differences, addToShape, type Shape } from './shape.ts';

export interface Difference {
  action: string;
  where: string;
  what: string;
}

/** The common shape of all answers of one action. */
function outline(answers: Answer[]) {
  const shape: Shape = new Map();
  for (const { key, outcome } of answers)
    if ('reply' in outcome) addToShape(shape, outcome.reply, (place) => documentedWords[key]?.[place] !== undefined);
  return shape;
}

/** Returns where the service's answers differ from the mock's: in form, words and codes. Never returns their content. */
export function compare(real: Answer[], mock: Answer[]): Difference[] {
  const found: Difference[] = [];
  for (const action of new Set(real.map(({ key }) => key))) {
    const onlyAction = (answers: Answer[]) => answers.filter(({ key }) => key === action);
    const { response } = documentedOf(action);
    const documented = {
      words: (place: string) => documentedWords[action]?.[place] ?? [],
      has: (place: string) => response.includes(place.replaceAll('[]', '')),
    };
    const formDifferences = differences(outline(onlyAction(real)), outline(onlyAction(mock)), documented);
    const others = onlyAction(real).flatMap((answer) => otherDifferences(answer, onlyAction(mock)));
    found.push(...[...formDifferences, ...others].map(({ where, what }) => ({ action, where, what })));
  }
  found.push(...headerDifferences(real, mock));
  const unique = new Map(found.map((each) => [`${each.action} ${each.where} ${each.what}`, each]));
  return [...unique.values()];
}

/** Proxies change these headers, so they are not compared. */
const proxyHeaders = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'vary',
  'via',
];
const asType = (text: string) => (/^[\w/+.;= -]{1,80}$/.test(text) ? text : '(no type)');

/** Compares header names, and the value of the content type because SDKs depend on it. */
function headerDifferences(real: Answer[], mock: Answer[]): Difference[] {
  const read = ({ key, outcome }: Answer) =>
    'broken' in outcome ? [] : Object.entries(outcome.headers).map(([name, value]) => ({ action: key, name, value }));
  const [theirs, ours] = [real.flatMap(read), mock.flatMap(read)];
  const [theirNames, ourNames] = [theirs, ours].map((all) => new Set(all.map(({ name }) => name)));
  const types = new Set(ours.flatMap(({ name, value }) => (name === 'content-type' ? value : [])));
  const unexpected = theirs.flatMap(({ action, name, value }) => {
    if (name === 'content-type' && !types.has(value))
      return {
        action,
        where: 'header content-type',
        what: `${asType(value)}; the mock sends ${[...types].join(', ')}`,
      };
    if (ourNames?.has(name) || proxyHeaders.includes(name)) return [];
    return { action, where: `header ${name}`, what: 'the mock does not send it' };
  });
  const missing = [...(ourNames ?? [])].filter((name) => !theirNames?.has(name) && !proxyHeaders.includes(name));
  const all = { action: 'any', what: 'missing; the mock always sends it' };
  return [...unexpected, ...(theirs.length ? missing.map((name) => ({ ...all, where: `header ${name}` })) : [])];
}

function otherDifferences({ key, wrong, outcome, isShort }: Answer, mock: Answer[]) {
  const where = wrong ? `(${wrong})` : '';
  if ('broken' in outcome) return [{ where, what: `no valid answer: ${outcome.broken}` }];
  const code = 'code' in outcome ? outcome.code : null;
  // The same mistake has different codes in different worlds. Outside the beta, the code of the beta comes first.
  const sameRequests = mock.filter((answer) => answer.wrong === wrong);
  const mockCodes = sameRequests.flatMap((answer) => ('code' in answer.outcome ? answer.outcome.code : []));
  const documented = [...commonErrors, ...documentedErrors[key]];
  return [
    ...(isShort ? [{ where, what: 'the list is shorter than its count' }] : []),
    ...(code && !mockCodes.includes(code) && !documented.includes(code)
      ? [{ where, what: `a code that is not documented: ${code}` }]
      : []),
    ...(wrong && !mockCodes.includes(code ?? '')
      ? [{ where, what: `${code ?? 'answered'}; the mock says ${[...new Set(mockCodes)].join(' or ')}` }]
      : []),
  ];
}
