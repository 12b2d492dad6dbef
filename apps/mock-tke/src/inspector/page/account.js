import { act, call } from './call.js';
import { fieldOf, setField, valueOf } from './fields.js';
import { accountPath, go, place } from './place.js';
import { choices, clockTime, fill, number, setValue, write } from './show.js';

const id = (name) => document.getElementById(name);
const [account, speed, freeze, opened] = ['account', 'speed', 'freeze', 'opened'].map(id);
const [reset, snapshots, options, opening] = ['#reset', '#snapshots', '#options form', '#opening form'].map(
  (selector) => document.querySelector(selector),
);
/** Snapshots. They contain keys, so only this page keeps them, and only while it is open. */
const snapshotsTaken = [];
let schema = {};
/** The clock's speed before it was frozen. */
let speedBefore = 1;

export function describeAccount({ scenarios, options: { properties } }) {
  schema = properties;
  for (const form of [reset, opening])
    choices(
      form.scenario,
      scenarios.map((name) => [name, name]),
    );
  // Leaves out speed, which the clock has. The contradictions between sources about TKE come last.
  const all = Object.entries(schema).filter(([name]) => name !== 'speed');
  const [questions, others] = [true, false].map((isQuestion) =>
    all.filter(([, each]) => isQuestion === Boolean(each.question)),
  );
  options.replaceChildren(...[...others, ...questions].map(([name, each]) => fieldOf(name, each)));
}

export function showAccounts({ accounts, count }) {
  const known = accounts.some(({ secretId }) => secretId === place().account);
  choices(account, [
    ...(known || !place().account ? [] : [[place().account, place().account]]),
    ...accounts.map(({ secretId, scenario }) => [secretId, `${scenario} · ${secretId}`]),
    ...(count > accounts.length ? [['', `and ${number(count - accounts.length)} older, by ?account=`]] : []),
  ]);
  setValue(account, place().account ?? '');
}

export function showAccount({ now, scenario, options: values }) {
  write(id('now'), `${new Date(now).toISOString().slice(0, 10)} ${clockTime(now)} UTC`);
  const isFrozen = values.speed === 0;
  if (!isFrozen) speedBefore = values.speed;
  write(id('pace'), isFrozen ? 'frozen' : 'runs');
  write(freeze, isFrozen ? 'Run' : 'Freeze');
  setValue(speed, String(values.speed));
  for (const name of Object.keys(schema)) if (options.elements[name]) setField(options.elements[name], values[name]);
  if (reset.dataset.account !== place().account) {
    reset.dataset.account = place().account;
    reset.scenario.value = scenario;
  }
  showTaken();
}

function showTaken() {
  const here = snapshotsTaken.filter(({ of }) => of === place().account);
  choices(snapshots.taken, here.length ? here.map(({ words }) => [words, words]) : [['', 'none yet']]);
  id('restore').disabled = here.length === 0;
}

const set = (name, value) =>
  act(`${name} is ${JSON.stringify(value)}`, 'PATCH', accountPath('/options'), { [name]: value });

account.addEventListener('change', () => {
  if (!account.value) return;
  const nothing = Object.fromEntries(Object.keys(place()).map((name) => [name, '']));
  go({ ...nothing, account: account.value });
});
freeze.addEventListener('click', () => set('speed', freeze.textContent === 'Run' ? speedBefore : 0));
speed.addEventListener('change', () => speed.value && set('speed', Number(speed.value)));
for (const button of document.querySelectorAll('[data-advance]'))
  button.addEventListener('click', () =>
    act(`The clock moved on ${button.textContent.slice(1)}`, 'POST', accountPath('/clock'), {
      seconds: Number(button.dataset.advance),
    }),
  );
options.addEventListener('submit', (event) => event.preventDefault());
options.addEventListener('change', ({ target }) => {
  const value = valueOf(target, schema[target.name]);
  if (value !== undefined) void set(target.name, value);
});

reset.addEventListener('submit', async (event) => {
  event.preventDefault();
  const scenario = reset.scenario.value;
  // Another scenario has its own options.
  if (await act(`Reset on ${scenario}`, 'POST', accountPath('/reset'), { scenario, options: {} }))
    go({ cluster: '', pool: '', view: '', node: '', status: '', text: '', from: '' });
});
id('delete-account').addEventListener('click', async () => {
  const nothing = Object.fromEntries(Object.keys(place()).map((name) => [name, '']));
  if (confirm(`Delete ${place().account} and its world?`) && (await act('Account deleted', 'DELETE', accountPath())))
    go(nothing);
});
id('take').addEventListener('click', async () => {
  const snapshot = await act('Snapshot taken', 'GET', accountPath('/snapshot'));
  if (!snapshot) return;
  const words = `${snapshot.opened.scenario} at ${clockTime(snapshot.clock.at)} (${snapshotsTaken.length + 1})`;
  snapshotsTaken.push({ of: place().account, words, snapshot });
  showTaken();
  snapshots.taken.value = words;
});
snapshots.addEventListener('submit', (event) => {
  event.preventDefault();
  const found = snapshotsTaken.find(({ of, words }) => of === place().account && words === snapshots.taken.value);
  if (found) void act(`Restored: ${found.words}`, 'PUT', accountPath('/snapshot'), found.snapshot);
});
opening.addEventListener('submit', async (event) => {
  event.preventDefault();
  const seed = opening.seed.value;
  const order = { scenario: opening.scenario.value, ...(seed && { seed }) };
  const reply = await act('Account opened', 'POST', 'accounts', order);
  if (!reply) return;
  opened.hidden = false;
  fill(opened, { secretId: reply.secretId, secretKey: reply.secretKey });
  go({ account: reply.secretId });
});

export const readAccounts = () => call('GET', 'accounts');
