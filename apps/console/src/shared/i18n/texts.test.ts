import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
/** Parts of `shared`, and the file that bundles the first page's texts. */
const inOthers = ['problems', 'out-of-reach', 'first-texts'];

interface Texts {
  [key: string]: string | Texts;
}
const flat = (texts: Texts, above = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : flat(value, `${above}${key}.`),
  );

async function read(language: 'en' | 'zh') {
  const files = globSync(`**/*.${language}.ts`, { cwd: root }).map((file) => [basename(file, `.${language}.ts`), file]);
  const own = files.filter(([namespace = '']) => !inOthers.includes(namespace));
  const loaded = own.map(async ([namespace = '', file = '']) => {
    const { default: texts } = (await import(/* @vite-ignore */ `${root}${file}`)) as { default: Texts };
    return flat(texts).map(([key, text]) => [`${namespace}:${key}`, text] as [string, string]);
  });
  return new Map((await Promise.all(loaded)).flat());
}
const en = await read('en');
const zh = await read('zh');

const holesOf = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
/** Chinese has one plural form. */
const inChinese = (key: string) => key.replace(/_one$/, '_other');

test('every text exists in both languages, with the same parameters', () => {
  expect([...en.keys()].filter((key) => !zh.has(inChinese(key)))).toEqual([]);
  expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
  const differing = [...zh].filter(([key, text]) => String(holesOf(text)) !== String(holesOf(en.get(key))));
  expect(differing).toEqual([]);
});

/** What Tencent's console calls a thing may stand in brackets. */
const inBrackets = /\(\p{Script=Han}+\)/gu;

test('no English text holds Chinese', () => {
  expect([...en].filter(([, text]) => /\p{Script=Han}/u.test(text.replace(inBrackets, '')))).toEqual([]);
});

/** Names of products and fields, and terms, that stay as they are in Chinese. */
const terms =
  /\{\{\w+\}\}|Isthmus|TKE|Cilium-(?:Overlay|BGP)|CreatedTime|DesiredPodNumber|API Server|Service CIDR|CPU|GPU|VPC|UIN|ARN|SecretId|SecretKey|ClusterId|CIDR|Pod|DNS|IP|ID|kubelet/g;

test('no Chinese text is an English sentence', () => {
  const english = [...zh].filter(
    ([, text]) => !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2,}/.test(text.replace(terms, '')),
  );
  expect(english).toEqual([]);
});

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const keys = new Set<string>();
const patterns: string[] = [];

/** Collects what one source file names: literal keys, and templates such as `state.${state}`, as patterns. */
function collect(file: string) {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest);
  const namespaces = new Set<string>();
  const literals: string[] = [];
  const templates: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map((span) => span.literal)].map(({ text }) => text);
      if (parts.every((part) => /^[\w:.-]*$/.test(part)) && /\w/.test(parts.join('')))
        templates.push(parts.map(literal).join('[^:.]+'));
    }
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'useTranslation') {
      const names = node.arguments[0]?.getText(source) ?? '';
      for (const [, name = ''] of `${names} 'shared'`.matchAll(/'([\w-]+)'/g)) namespaces.add(name);
    }
    node.forEachChild(visit);
  };
  visit(source);
  // A file that translates nothing hands its keys to one that does.
  const within = namespaces.size ? [...namespaces] : [...spaces];
  for (const name of literals) for (const space of within) keys.add(name.includes(':') ? name : `${space}:${name}`);
  for (const name of templates)
    for (const space of within) patterns.push(/^[\w-]+:/.test(name) ? name : `${space}:${name}`);
}
const spaces = new Set([...en.keys()].map((key) => key.slice(0, key.indexOf(':'))));

test('every text is used', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: root });
  for (const file of sources.filter((name) => !/\.(en|zh|test|d)\.ts$|\.spec\.tsx$|^testing\//.test(name)))
    collect(file);
  const isNamed = new RegExp(`^(?:${patterns.join('|')})$`);
  const unused = [...en.keys()].filter((key) => {
    // fields.test.ts looks for these in the BFF too.
    if (key.startsWith('fields:')) return false;
    const name = key.replace(/_(?:one|other)$/, '');
    return !keys.has(name) && !isNamed.test(name);
  });
  expect(unused).toEqual([]);
});
