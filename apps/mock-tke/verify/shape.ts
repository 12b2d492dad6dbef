type Kind = 'null' | 'list' | 'object' | 'string' | 'number' | 'boolean';

/** What answers had at one place. Keeps the words of states, and no other values. */
interface Part {
  seen: number;
  /** How often it was an object. Only objects have fields. */
  objects: number;
  kinds: Set<Kind>;
  words: Set<string>;
}

/** The shape of many answers by place: `Nodes[].Status`. The whole answer is at ''. */
export type Shape = Map<string, Part>;

const kindOf = (value: unknown): Kind =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : (typeof value as Kind);
const within = (place: string, name: string) => (place ? `${place}.${name}` : name);

/** Returns the parent object or list of a place; null for the whole answer. */
const holderOf = (place: string) =>
  place === '' ? null : place.endsWith('[]') ? place.slice(0, -2) : place.slice(0, Math.max(0, place.lastIndexOf('.')));

export function addToShape(shape: Shape, value: unknown, isState: (place: string) => boolean, place = '') {
  const part = shape.get(place) ?? { seen: 0, objects: 0, kinds: new Set<Kind>(), words: new Set<string>() };
  shape.set(place, part);
  part.seen += 1;
  part.kinds.add(kindOf(value));
  if (kindOf(value) === 'object') part.objects += 1;
  if (typeof value === 'string' && isState(place)) part.words.add(value);
  if (Array.isArray(value)) for (const item of value) addToShape(shape, item, isState, `${place}[]`);
  else if (kindOf(value) === 'object')
    for (const [name, inner] of Object.entries(Object(value))) addToShape(shape, inner, isState, within(place, name));
}

/** Only a word may be printed. Other text may hold customer data. */
const asWord = (text: string) => (/^[A-Za-z][\w.-]{0,40}$/.test(text) ? text : '(not a word)');

/** Tencent's documentation of an answer: the words of a place, and whether a field exists. */
interface Documented {
  words: (place: string) => string[];
  has: (place: string) => boolean;
}

/** Returns where the real service's shape differs from the mock's. */
export function differences(real: Shape, mock: Shape, documented: Documented) {
  const found: { where: string; what: string }[] = [];
  for (const [where, { kinds, words }] of real) {
    const holder = holderOf(where);
    const expected = mock.get(where);
    if (!expected) {
      // When the mock returned only an empty list or null there, the parts of the list are unknown.
      const isField = holder !== null && !where.endsWith('[]') && mock.get(holder)?.kinds.has('object');
      if (isField)
        found.push({ where, what: documented.has(where) ? 'documented; the mock does not send it' : 'not documented' });
      continue;
    }
    const others = [...kinds].filter((kind) => kind !== 'null' && !expected.kinds.has(kind));
    if (others.length)
      found.push({ where, what: `${others.join(', ')}; the mock sends ${[...expected.kinds].join(', ')}` });
    if (kinds.has('null') && !expected.kinds.has('null'))
      found.push({ where, what: 'null; the mock never sends null' });
    for (const word of words)
      if (!documented.words(where).includes(word) && !expected.words.has(word))
        found.push({ where, what: `a word that the mock does not know: ${asWord(word)}` });
  }
  for (const [where, { seen }] of mock) {
    const holder = holderOf(where);
    if (holder === null || where.endsWith('[]')) continue;
    const isAlwaysSent = seen === mock.get(holder)?.objects;
    const missing = (real.get(holder)?.objects ?? 0) - (real.get(where)?.seen ?? 0);
    if (isAlwaysSent && missing > 0)
      found.push({ where, what: `${real.has(where) ? 'sometimes ' : ''}missing; the mock always sends this field` });
  }
  return found;
}
