import { documentedErrors } from '../src/coverage/documented.ts';
import { documentedOf } from '../src/coverage/fields.ts';
import type { Answer } from './conversation.ts';
import { commonErrors, documentedWords } from './documented.ts';
import { differences, learn, type Shape } from './shape.ts';

export interface Difference {
  action: string;
  where: string;
  what: string;
}

/** What all answers of one action have in common. */
function outline(answers: Answer[]) {
  const shape: Shape = new Map();
  for (const { key, told } of answers)
    if ('reply' in told) learn(shape, told.reply, (place) => documentedWords[key]?.[place] !== undefined);
  return shape;
}

/** Where the service's answers differ from the mock's: in form, in words, in codes. Nothing of their content is told. */
export function compare(real: Answer[], mock: Answer[]): Difference[] {
  const found: Difference[] = [];
  for (const action of new Set(real.map(({ key }) => key))) {
    const of = (answers: Answer[]) => answers.filter(({ key }) => key === action);
    const { response } = documentedOf(action);
    const documented = {
      words: (place: string) => documentedWords[action]?.[place] ?? [],
      has: (place: string) => response.includes(place.replaceAll('[]', '')),
    };
    const inForm = differences(outline(of(real)), outline(of(mock)), documented);
    const inOther = of(real).flatMap((answer) => otherDifferences(answer, of(mock)));
    found.push(...[...inForm, ...inOther].map(({ where, what }) => ({ action, where, what })));
  }
  const once = new Map(found.map((each) => [`${each.action} ${each.where} ${each.what}`, each]));
  return [...once.values()];
}

function otherDifferences({ key, wrong, told, isShort }: Answer, mock: Answer[]) {
  const where = wrong ? `(${wrong})` : '';
  if ('broken' in told) return [{ where, what: `an answer that is none: ${told.broken}` }];
  const code = 'code' in told ? told.code : null;
  // A mistake meets different codes in different worlds: outside the beta that is said first.
  const sameAsked = mock.filter((answer) => answer.wrong === wrong);
  const mockCodes = sameAsked.flatMap((answer) => ('code' in answer.told ? answer.told.code : []));
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
