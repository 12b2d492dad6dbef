/** Form fields for a JSON Schema, so the page supports every order of /_control. */

const types = ({ type, anyOf = [] }) => [type ?? anyOf.map((each) => each.type)].flat();
const isNullable = (schema) => types(schema).includes('null');
const withoutNull = (schema) => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;

function controlOf(schema) {
  const { enum: words, minimum, maximum, exclusiveMinimum } = withoutNull(schema);
  const [type] = types(withoutNull(schema));
  if (words) {
    const select = document.createElement('select');
    select.append(...[...(isNullable(schema) ? [''] : []), ...words].map((word) => new Option(word || 'none', word)));
    return select;
  }
  const isJson = type === 'object' || type === undefined;
  const input = document.createElement(isJson ? 'textarea' : 'input');
  if (isJson) return Object.assign(input, { rows: 2, placeholder: '{ }' });
  if (type === 'boolean') return Object.assign(input, { type: 'checkbox' });
  if (type !== 'number' && type !== 'integer') return input;
  const least = minimum ?? exclusiveMinimum;
  return Object.assign(input, {
    type: 'number',
    step: type === 'integer' ? '1' : 'any',
    ...(least !== undefined && { min: least }),
    ...(maximum !== undefined && maximum < 1e9 && { max: maximum }),
  });
}

const wordsOf = (name) =>
  name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

/** A labelled control for one property. */
export function fieldOf(name, schema) {
  const label = document.createElement('label');
  const control = Object.assign(controlOf(schema), { name, autocomplete: 'off' });
  if (isNullable(schema)) control.placeholder = 'none';
  if (types(withoutNull(schema)).includes('array')) control.placeholder += ' (comma between)';
  const words = schema.question ?? wordsOf(name);
  label.title = schema.reason ?? schema.description ?? '';
  label.append(...(control.type === 'checkbox' ? [control, words] : [words, ' ', control]));
  if (control.type === 'checkbox') label.className = 'inline';
  else if (schema.question) label.className = 'stacked';
  return label;
}

/** The value of a control, in the schema's type. */
function parseValue(control, schema) {
  if (control.type === 'checkbox') return control.checked;
  const [type] = types(withoutNull(schema));
  const text = control.value.trim();
  if (!text && isNullable(schema)) return null;
  if (type === 'number' || type === 'integer') return Number(text);
  if (type === 'array') return text.split(',').flatMap((each) => each.trim() || []);
  return type === 'object' || type === undefined ? JSON.parse(text) : text;
}

/** The value of a control. Undefined: invalid; the control shows the error. */
export function valueOf(control, schema) {
  control.setCustomValidity('');
  if (!control.reportValidity()) return undefined;
  try {
    return parseValue(control, schema);
  } catch {
    control.setCustomValidity('JSON, as in { "Name": null }');
    control.reportValidity();
  }
}

/** Shows a value, unless a person is editing the control. */
export function setField(control, value) {
  if (control === document.activeElement) return;
  if (control.type === 'checkbox') control.checked = value;
  else if (value === null || value === undefined) control.value = '';
  else
    control.value = Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : value;
}
