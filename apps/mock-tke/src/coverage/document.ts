import { z } from 'zod';
import { Contradictions } from '../contradictions.ts';
import type { lookAround } from './coverage.ts';
import { documentedWords } from './documented.ts';
import { allActions } from './fields.ts';
import { formRows } from './forms-table.ts';

type Seen = Awaited<ReturnType<typeof lookAround>>;
type Coverage = Seen['coverages'][number];

const code = (words: string[]) => words.map((word) => `\`${word}\``).join(', ');
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const nameOf = ({ key }: Coverage) => (key.startsWith('tke ') ? key.slice(4) : `${key.slice(4)} (${key.slice(0, 3)})`);
const untold = ({ response: { documented, empty, leftOut } }: Coverage) =>
  documented.filter((path) => [...empty, ...leftOut].some((other) => path === other || path.startsWith(`${other}.`)));
const of = (some: number, all: number) => (all ? `${some} of ${all}` : '–');

function row(coverage: Coverage, walked: Seen['walked']) {
  const { key, file, request, response, errors } = coverage;
  const taken = request.documented.filter((path) => request.accepted.includes(path)).length;
  const begun = walked.filter(({ begins }) => begins === key).map((walk) => walk.of);
  return [
    `[${nameOf(coverage)}](../apps/mock-tke/src/${file})`,
    of(taken, request.documented.length),
    of(response.documented.length - untold(coverage).length, response.documented.length),
    `${of(errors.listed.length, errors.listed.length + errors.byOrder.length)}${errors.unlisted.length ? ` + ${errors.unlisted.length}` : ''}`,
    [...new Set(begun)].join(', '),
  ];
}

function details(coverage: Coverage) {
  const { request, response, errors } = coverage;
  const lines: [string, string[]][] = [
    ['Refused as unknown', request.refused],
    ['Always empty', response.empty],
    ['Left out', response.leftOut],
    ['Answered', errors.listed],
    ['Answered though not listed', errors.unlisted],
    ['By order alone', errors.byOrder],
  ];
  const told = lines.filter(([, words]) => words.length).map(([what, words]) => `- ${what}: ${code(words)}`);
  return `### ${nameOf(coverage)}\n\n${told.join('\n')}`;
}

function wordsOf(field: keyof typeof documentedWords, walked: Seen['walked']) {
  const seen = walked.filter((walk) => walk.field === field).flatMap(({ words }) => words);
  const words = [...new Set(seen)].filter((word) => !word.startsWith('('));
  const listed = documentedWords[field];
  return [
    `\`${field}\``,
    code(listed.filter((word) => words.includes(word))),
    code(listed.filter((word) => !words.includes(word))),
    code(words.filter((word) => !listed.includes(word))),
  ];
}

const Described = z.object({ question: z.string(), choices: z.record(z.string(), z.string()), reason: z.string() });
const switches = Object.entries(Contradictions.shape).map(([name, schema]) => {
  const { question, choices, reason } = Described.parse(schema.meta());
  const told = Object.entries(choices).map(
    ([choice, who], index) => `${index ? '' : '**'}\`${choice}\`${index ? '' : '**'} (${who})`,
  );
  return [`\`${name}\``, question, told.join('; '), reason];
});

/** docs/mock-coverage.md, from what was seen. */
export const document = ({ coverages, walked, forms }: Seen) => `# What mock-tke covers

This page is made by \`npm run mock-coverage\` from requests that the official SDK sent to mock-tke, and \`npm test\` fails when it is not
current or not true. [mock-fidelity.md](mock-fidelity.md) says how it behaves, and on what ground.

## Actions

Of the ${allActions} actions that TKE's SDK has in version 2018-05-25, ${coverages.filter(({ key }) => key.startsWith('tke ')).length} are mocked, with ${coverages.filter(({ key }) => !key.startsWith('tke ')).length} of other services; every other answers \`InvalidAction\`.

- _Request_: how many of the documented fields are accepted. The others are refused as unknown, never ignored.
- _Response_: how many of the documented fields are told with a value. No field is told that is not documented.
- _Errors_: how many of the codes that the SDK lists the mock answers by itself, from its state, and how many besides that were seen
  elsewhere. **Every listed code of every action can be ordered** by \`/_control\`; the test orders each. What any action may answer (signature,
  region, permission, rate, parameters) is not counted.
- _Then_: what goes on by itself afterwards, or is shown by it.

${table(
  ['Action', 'Request', 'Response', 'Errors', 'Then'],
  coverages.map((coverage) => row(coverage, walked)),
)}

## States

Each as it was read, one word after the other; by time, or by reads (\`secondsPerRead\`).

${table(
  ['Of', 'When', 'It says'],
  walked.map(({ of, when, words }) => [
    of,
    when,
    words.map((word) => (word.startsWith('(') ? word : `\`${word}\``)).join(' → '),
  ]),
)}

${table(
  ['Field', 'Listed words that are told', 'never told', 'Told though not listed'],
  (Object.keys(documentedWords) as (keyof typeof documentedWords)[]).map((field) => wordsOf(field, walked)),
)}

## Absent, null or a value

What Tencent's specification says of each field of an answer; a field that it marks neither as always there nor as possibly null is left out
where it has no value, never null. Each answer is held against it before it is sent (\`src/spec\`), and one that differs is \`InternalError\`,
"mock-tke is at fault". In brackets what was seen besides a value: of the mock, and in Tencent's own example.

${table(['Object', 'Always a value', 'A value or null', 'A value, or left out'], formRows(forms))}

## Contradictions

Where sources about TKE disagree, an account's options choose (\`PATCH /_control/accounts/:secretId/options\`, or \`options\` where it is
opened); the bold choice is the default. _Specification_ is Tencent's API specification and SDKs, _guide_ and a number a page of Tencent's
documentation, _launch page_ the feature's first overview; community guides are second-hand. Each choice has a test.

${table(['Switch', 'Question', 'Choices, and who says so', 'Why the default'], switches)}

Left open, because nothing on the wire shows it: whether a VPN will do for the line to the data centre. No choice, because the specification
is plain: \`InvalidParameter.ClusterId\` and its like, a support \`Status\` of \`Running\` and a response field \`Script\`, which one community guide has.

## Field by field and code by code

What is not named here is accepted, or told.

${coverages.map(details).join('\n\n')}
`;
