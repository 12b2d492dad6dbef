import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
/** Text files without a namespace: parts of `shared`, and the bundle of the first page. */
const notNamespaces = ['problems', 'out-of-reach', 'first-texts'];

interface Texts {
  [key: string]: string | Texts;
}
const flat = (texts: Texts, above = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : flat(value, `${above}${key}.`),
  );

async function read(language: 'en' | 'zh') {
  const files = globSync(`**/*.${language}.ts`, { cwd: root }).map((file) => [basename(file, `.${language}.ts`), file]);
  const own = files.filter(([namespace = '']) => !notNamespaces.includes(namespace));
  const loaded = own.map(async ([namespace = '', file = '']) => {
    const { default: texts } = (await import(/* @vite-ignore */ `${root}${file}`)) as { default: Texts };
    return flat(texts).map(([key, text]) => [`${namespace}:${key}`, text] as [string, string]);
  });
  return new Map((await Promise.all(loaded)).flat());
}
const en = await read('en');
const zh = await read('zh');

const parametersOf = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
/** Chinese has one plural form. */
const inChinese = (key: string) => key.replace(/_one$/, '_other');

test('every text exists in both languages with the same parameters', () => {
  expect([...en.keys()].filter((key) => !zh.has(inChinese(key)))).toEqual([]);
  expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
  const differing = [...zh].filter(([key, text]) => String(parametersOf(text)) !== String(parametersOf(en.get(key))));
  expect(differing).toEqual([]);
});

/** Allows Chinese in brackets: the name in Tencent's console. */
const inBrackets = /\(\p{Script=Han}+\)/gu;

test('no English text contains Chinese', () => {
  expect([...en].filter(([, text]) => /\p{Script=Han}/u.test(text.replace(inBrackets, '')))).toEqual([]);
});

/** Product names, field names and terms that Chinese texts keep. */
const terms =
  /\{\{\w+\}\}|Isthmus|TKE|Cilium-(?:Overlay|BGP)|CreatedTime|DesiredPodNumber|API Server|Service CIDR|CPU|GPU|VPC|UIN|ARN|SecretId|SecretKey|Token|ClusterId|CIDR|Pod|DNS|IP|ID|kubelet/g;

test('no Chinese text is an English sentence', () => {
  const english = [...zh].filter(
    ([, text]) => !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2,}/.test(text.replace(terms, '')),
  );
  expect(english).toEqual([]);
});

/** Half-width punctuation or a missing space beside a Chinese character. */
const unevenChinese =
  /\p{Script=Han}[,.:;!?()]|[,:;!?()]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;

test('Chinese has full-width punctuation, and a space before and after Latin letters and digits', () => {
  expect([...zh].filter(([, text]) => unevenChinese.test(text))).toEqual([]);
});

/** Words that a reader stumbles over; the screens say updated, reported, requested, listed or registered instead. */
const unclearWords =
  /\b(?:observed|told|tells?|asked|asks|seen|unseen|reveals?|prov(?:e|es|ed)|mend|whoever|somebody|anybody|meanwhile (?:the|this)|under way|by (?:itself|themselves)|go(?:es)? on|going on|anew|begun|settled|hence|lest|two writers|can’t|not known|in state|every status|at once|nothing speaks)\b/i;

test('no English text has an unclear word', () => {
  expect([...en].filter(([, text]) => unclearWords.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual([]);
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const allNamespaces = [...new Set([...en.keys()].map((key) => key.slice(0, key.indexOf(':'))))];

/** Returns a literal key, or a template such as `state.${state}`, as a pattern; null when it is not a key. */
function patternOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return escaped(node.text);
  if (!ts.isTemplateExpression(node)) return null;
  const parts = [node.head, ...node.templateSpans.map((span) => span.literal)].map(({ text }) => text);
  const isKey = parts.every((part) => /^[\w:.-]*$/.test(part)) && /\w/.test(parts.join(''));
  return isKey ? parts.map(escaped).join('[^:.]+') : null;
}

/** Lists a source file's possible keys. */
function keysIn(file: string) {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest);
  const namespaces = new Set<string>();
  const possible: string[] = [];
  const visit = (node: ts.Node): void => {
    const pattern = patternOf(node);
    if (pattern !== null) possible.push(pattern);
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'useTranslation')
      for (const [, name = ''] of (node.arguments[0]?.getText(source) ?? "'shared'").matchAll(/'([\w-]+)'/g))
        namespaces.add(name);
    node.forEachChild(visit);
  };
  visit(source);
  // A file without translations passes its keys to one that translates.
  const searched = namespaces.size ? [...namespaces] : allNamespaces;
  const withNamespace = (pattern: string) =>
    /^[\w-]+:/.test(pattern) ? [pattern] : searched.map((space) => `${space}:${pattern}`);
  return possible.flatMap(withNamespace);
}
const possibleKeys = globSync('**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.(?:en|zh|test|d)\.ts$|\.spec\.tsx$|^testing\//.test(file))
  .flatMap(keysIn);

/** Keys without plural suffixes, as written by `escaped`. */
const names = new Set([...en.keys()].map((key) => escaped(key.replace(/_(?:one|other)$/, ''))));
const matching = (pattern: string) =>
  pattern.includes('[^')
    ? [...names].filter((name) => new RegExp(`^${pattern}$`).test(name.replaceAll('\\', '')))
    : [pattern];

test('every text is used', () => {
  const used = new Set([...new Set(possibleKeys)].flatMap(matching));
  // fields.test.ts checks those of `fields`, because the BFF uses them too.
  expect([...names].filter((name) => !name.startsWith('fields:') && !used.has(name))).toEqual([]);
});
