import { act } from './call.js';
import { fieldOf, setField, valueOf } from './fields.js';
import { accountPath } from './place.js';
import { choices, fill, list, write } from './show.js';

const form = document.getElementById('order');
const fields = document.getElementById('effect-fields');
const kindsOf = ({ properties: { kind } }) => kind.enum ?? [kind.const];
let shapes = {};
let words = {};

/** The effects that /_control accepts, each with the fields of its schema. */
export function describeFailures({ effects, effectsInWords, actions, codes }) {
  words = effectsInWords;
  shapes = Object.fromEntries(effects.oneOf.flatMap((shape) => kindsOf(shape).map((kind) => [kind, shape.properties])));
  choices(
    form.kind,
    Object.keys(shapes).map((kind) => [kind, kind]),
  );
  choices(form.action, [['', form.action.dataset.all], ...actions.map((name) => [name, name])]);
  document.getElementById('codes').replaceChildren(...codes.map((code) => new Option('', code)));
  showFields();
}

const parameters = () => Object.entries(shapes[form.kind.value]).filter(([name]) => name !== 'kind');

function showFields() {
  write(document.getElementById('effect-words'), words[form.kind.value] ?? '');
  fields.replaceChildren(
    ...parameters().map(([name, schema]) => {
      const label = fieldOf(name, schema);
      const control = label.querySelector('[name]');
      setField(control, schema.default);
      control.required = schema.default === undefined;
      if (name === 'code') control.setAttribute('list', 'codes');
      return label;
    }),
  );
}

/** For example `code InternalError` or `values {"Status":null}`. */
const describeField = ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`;

export function showFailures({ faults, clusters }) {
  const regions = [...new Set(clusters.map(({ region }) => region))];
  choices(form.region, [['', form.region.dataset.all], ...regions.map((region) => [region, region])]);
  choices(form.clusterId, [
    ['', form.clusterId.dataset.all],
    ...clusters.map(({ clusterId, name }) => [clusterId, `${name} (${clusterId})`]),
  ]);
  document.getElementById('no-failures').hidden = faults.length > 0;
  document.getElementById('clear').disabled = faults.length === 0;
  list(
    document.querySelector('#failures ul'),
    'failure-row',
    faults.map((fault, index) => ({ ...fault, index })),
    ({ index }) => index,
    (row, { effect: { kind, ...more }, action, region, clusterId, times, probability }) =>
      fill(row, {
        effect: [kind, ...Object.entries(more).map(describeField)].join(' '),
        meets: [action ?? 'every action', region, clusterId].filter(Boolean).join(' · '),
        left: `${times === null ? 'until cleared' : `${times} left`}${probability < 1 ? ` · chance ${probability}` : ''}`,
      }),
  );
}

form.kind.addEventListener('change', showFields);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const chosen = (name) => form[name].value && { [name]: form[name].value };
  const values = parameters().map(([name, schema]) => [name, valueOf(form.elements[name], schema)]);
  if (values.some(([, value]) => value === undefined)) return;
  const effect = { kind: form.kind.value, ...Object.fromEntries(values) };
  const order = {
    ...chosen('action'),
    ...chosen('region'),
    ...chosen('clusterId'),
    times: form.times.value ? Number(form.times.value) : null,
    probability: Number(form.probability.value),
    effect,
  };
  void act(`Ordered: ${effect.kind}`, 'POST', accountPath('/faults'), order);
});
document
  .getElementById('clear')
  .addEventListener('click', () => act('No failure is ordered any more', 'DELETE', accountPath('/faults')));
