import fc from 'fast-check';
import type { Endpoint, Schema } from './described.ts';
import { nearlyValid, valid, type Known } from './from-schema.ts';
import { hostileBody, hostileText } from './hostile.ts';
import type { Sent } from './wire.ts';

/** Escapes a text for an address. Half of a surrogate pair has no encoding there, so it is replaced. */
const escaped = (text: string) => encodeURIComponent(text.toWellFormed());
const segment = fc.oneof(
  hostileText.map((text) => escaped(text.slice(0, 1_000))),
  fc.constantFrom('%00', '%ff', '%zz', '%', '%ed%a0%80', '%2e%2e%2f', '..', 'a%2fb', 'null', '*', ':id', '%0d%0a'),
);

function inAddress(name: string, schema: Schema, known: Known) {
  const existing = schema.type === 'string' ? (known[name] ?? []) : [];
  return fc.oneof(
    { weight: 12, arbitrary: existing.length ? fc.constantFrom(...existing) : valid(schema, name, known) },
    { weight: 1, arbitrary: valid(schema, name, known) },
    { weight: 1, arbitrary: segment.map((raw) => ({ raw })) },
  );
}
const asText = (value: unknown) =>
  typeof value === 'object' && value && 'raw' in value ? String(value.raw) : escaped(String(value));

function pathOf({ path, parameters }: Endpoint, known: Known): fc.Arbitrary<string> {
  const names = parameters.filter((one) => one.in === 'path');
  return fc
    .tuple(...names.map(({ name, schema }) => inAddress(name, schema, known)))
    .map((values) =>
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) => asText(values[names.findIndex((one) => one.name === name)])),
    );
}

function searchOf({ parameters }: Endpoint, known: Known): fc.Arbitrary<string> {
  const described = parameters.filter((one) => one.in === 'query');
  // Without dryRun, because most requests should make their change.
  const usual = described.filter(({ name }) => name !== 'dryRun');
  const pair = (name: string, value: fc.Arbitrary<unknown>) => value.map((one) => `${name}=${asText(one)}`);
  const drawn = usual.map(({ name, schema }) => pair(name, inAddress(name, schema.items ?? schema, known)));
  const odd = fc.oneof(
    fc.constantFrom(
      'dryRun=1',
      '__proto__=1',
      'constructor[prototype]=1',
      '&&&',
      '=',
      '%00=%00',
      'watch=',
      'a'.repeat(5_000),
    ),
    fc.tuple(segment, segment).map(([name, value]) => `${name}=${value}`),
    ...described.flatMap(({ name }) => [name, `${name}[]`]).map((name) => segment.map((value) => `${name}=${value}`)),
  );
  return fc
    .tuple(
      drawn.length ? fc.array(fc.oneof(...drawn), { maxLength: 4 }) : fc.constant([]),
      fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, fc.array(odd, { maxLength: 3 })),
    )
    .map(([pairs, oddPairs]) => [...pairs, ...oddPairs].join('&'));
}

const json = (value: unknown) => JSON.stringify(value);
const bodyOf = ({ body }: Endpoint, known: Known): fc.Arbitrary<string | Buffer | undefined> =>
  body
    ? fc.oneof(
        { weight: 5, arbitrary: valid(body, '', known).map(json) },
        { weight: 6, arbitrary: nearlyValid(body, known).map(json) },
        { weight: 2, arbitrary: hostileBody },
      )
    : fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, hostileBody);

const types = ['application/json', 'application/json; charset=utf-8'];
const oddTypes = ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '///', 'application/json;;='];
const mostly = (usual: string[], ...odd: string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...odd));

const headers = fc.record({
  'content-type': mostly(types, ...oddTypes),
  'idempotency-key': fc.oneof(
    { weight: 9, arbitrary: fc.uuid() as fc.Arbitrary<string> },
    fc.constantFrom('', 'short', 'a'.repeat(101), 'a'.repeat(5_000), 'a b c d e f', '__proto__', 'a\u00ffbcdefgh'),
  ),
  'accept-language': mostly(['en-US', 'zh-CN'], '', '*', 'zh', ';q=', '\u00ff', ',,,,', 'zh'.repeat(2_000)),
  'accept-encoding': mostly(['br', 'identity'], '*', 'gzip;q=0', 'identity;q=0', 'nonsense', ';;', ''),
});

/** Draws a request with existing and invented names, well-formed or not. */
export const requestOf = (endpoint: Endpoint, known: Known): fc.Arbitrary<Sent> =>
  fc
    .record({
      path: pathOf(endpoint, known),
      search: searchOf(endpoint, known),
      body: bodyOf(endpoint, known),
      headers,
    })
    .map(({ path, search, body, headers: { 'content-type': type, ...usual } }) => ({
      method: endpoint.method,
      path: `/api${path}${search && `?${search}`}`,
      headers: { ...usual, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body }),
    }));
