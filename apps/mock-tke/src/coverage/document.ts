import { z } from 'zod';
import { Contradictions } from '../contradictions.ts';
import type { collectResults } from './coverage.ts';
import { documentedWords } from './documented.ts';
import { allActions } from './fields.ts';
import { formRows } from './forms-table.ts';

type Seen = Awaited<ReturnType<typeof collectResults>>;
type Coverage = Seen['coverages'][number];

const code = (words: string[]) => words.map((word) => `\`${word}\``).join(', ');
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
/** The name, with the version of TKE's second API or another service in brackets. */
function nameOf({ key }: Coverage) {
  const [service = '', ...rest] = key.split(' ');
  const space = rest.length > 1 ? (rest[0] ?? '') : service;
  return space === 'tke' ? key.slice(4) : `${rest.at(-1) ?? ''} (${space})`;
}
const isOfVersion2022 = ({ key }: Coverage) => key.includes(' 2022-05-01 ');
const notReported = ({ response: { documented, empty, leftOut } }: Coverage) =>
  documented.filter((path) => [...empty, ...leftOut].some((other) => path === other || path.startsWith(`${other}.`)));
const outOf = (some: number, all: number) => (all ? `${some} of ${all}` : '–');

function row(coverage: Coverage, walked: Seen['walked']) {
  const { key, file, request, response, errors } = coverage;
  const acceptedFields = request.documented.filter((path) => request.accepted.includes(path)).length;
  const states = walked.filter(({ startedBy }) => startedBy === key).map(({ object }) => object);
  return [
    `[${nameOf(coverage)}](../apps/mock-tke/src/${file})`,
    outOf(acceptedFields, request.documented.length),
    outOf(response.documented.length - notReported(coverage).length, response.documented.length),
    `${outOf(errors.listed.length, errors.listed.length + errors.byOrder.length)}${errors.unlisted.length ? ` + ${errors.unlisted.length}` : ''}`,
    [...new Set(states)].join(', '),
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
    ['Only when ordered', errors.byOrder],
  ];
  const parts = lines.filter(([, words]) => words.length).map(([what, words]) => `- ${what}: ${code(words)}`);
  return `### ${nameOf(coverage)}\n\n${parts.join('\n')}`;
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
  const parts = Object.entries(choices).map(
    ([choice, who], index) => `${index ? '' : '**'}\`${choice}\`${index ? '' : '**'} (${who})`,
  );
  return [`\`${name}\``, question, parts.join('; '), reason];
});

/** Returns the text of docs/mock-coverage.md from the collected results. */
export const document = ({ coverages, walked, forms }: Seen) => `# What mock-tke covers

\`npm run mock-coverage\` writes this page from requests that the official SDK sent to mock-tke. \`npm test\` fails when it is outdated
or wrong. [mock-fidelity.md](mock-fidelity.md) describes the mock's behaviour and its sources.

## Actions

Of the ${allActions['2018-05-25']} actions that TKE's SDK has in version 2018-05-25, ${coverages.filter((one) => one.key.startsWith('tke ') && !isOfVersion2022(one)).length} are mocked, and of the ${allActions['2022-05-01']} in version 2022-05-01, ${coverages.filter(isOfVersion2022).length}; with ${coverages.filter(({ key }) => !key.startsWith('tke ')).length} of other services. Every other action answers \`InvalidAction\`.

- _Request_: how many of the documented fields are accepted. The others are refused as unknown, never ignored.
- _Response_: how many of the documented fields are returned with a value. No undocumented field is returned.
- _Errors_: how many of the codes that the SDK lists the mock returns from its own state, and how many more that were seen elsewhere.
  **Every listed code of every action can be ordered** through \`/_control\`; the test orders each. Codes that any action may return
  (signature, region, permission, rate, parameters) are not counted.
- _Then_: the states that change by themselves afterwards, or that it shows.

${table(
  ['Action', 'Request', 'Response', 'Errors', 'Then'],
  coverages.map((coverage) => row(coverage, walked)),
)}

## States

The words that reads returned, in order; by time, or by reads (\`secondsPerRead\`).

${table(
  ['Of', 'When', 'Words'],
  walked.map(({ object, when, words }) => [
    object,
    when,
    words.map((word) => (word.startsWith('(') ? word : `\`${word}\``)).join(' → '),
  ]),
)}

${table(
  ['Field', 'Listed words, returned', 'Listed words, never returned', 'Returned though not listed'],
  (Object.keys(documentedWords) as (keyof typeof documentedWords)[]).map((field) => wordsOf(field, walked)),
)}

## Absent, null or a value

Tencent's specification of each field of an answer. A field marked neither as always present nor as nullable is left out when it has no
value, and is never null. The mock checks each answer against it before sending (\`src/spec\`); a difference is an \`InternalError\`,
"mock-tke is at fault". Brackets show the forms other than a value: of the mock, and in Tencent's own example.

${table(['Object', 'Always a value', 'A value or null', 'A value, or left out'], formRows(forms))}

## Contradictions

Where sources about TKE disagree, an account's options choose: \`PATCH /_control/accounts/:secretId/options\`, or \`options\` when it is
opened. The bold choice is the default. _Specification_ is Tencent's API specification and SDKs, _guide_ and a number a page of Tencent's
documentation, _launch page_ the feature's first overview; community guides are second-hand. Each choice has a test.

${table(['Switch', 'Question', 'Choices and their sources', 'Reason of the default'], switches)}

Open, because no request shows it: whether a VPN is enough for the line to the data centre. No switch, because the specification is clear:
\`InvalidParameter.ClusterId\` and similar codes, a support \`Status\` of \`Running\` and a response field \`Script\`, which one community
guide has.

## Field by field and code by code

Fields not named here are accepted, or returned with a value.

${coverages.map(details).join('\n\n')}
`;
