/** Writes the text only when it differs, so that a person's selection stays. */
export function write(element, words) {
  if (element.textContent !== String(words)) element.textContent = words;
}

/** Writes each value into the part of `element` whose data-field has its name. */
export function fill(element, values) {
  for (const [name, value] of Object.entries(values)) write(element.querySelector(`[data-field="${name}"]`), value);
}

/** Shows each item as a copy of the template. Equal keys keep their copy, so focus, selection and scroll position stay. */
export function list(container, templateId, items, keyOf, show) {
  const before = new Map([...container.children].map((element) => [element.dataset.key, element]));
  const { content } = document.getElementById(templateId);
  const after = items.map((item) => {
    const key = String(keyOf(item));
    const element = before.get(key) ?? content.firstElementChild.cloneNode(true);
    before.delete(key);
    element.dataset.key = key;
    show(element, item);
    return element;
  });
  for (const gone of before.values()) gone.remove();
  after.forEach((element, index) => {
    if (container.children[index] !== element) container.insertBefore(element, container.children[index] ?? null);
  });
}

/** Sets the choices of a select, each [value, words]. Keeps the chosen one. Does not change an open menu. */
export function choices(select, all) {
  const text = JSON.stringify(all);
  const isOpen = select.dataset.choices && select === document.activeElement;
  if (isOpen || select.dataset.choices === text) return;
  const { value } = select;
  select.dataset.choices = text;
  select.replaceChildren(...all.map(([each, words]) => new Option(words, each)));
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/** Does not change a field in which a person is typing. */
export function setValue(control, value) {
  if (control !== document.activeElement && control.value !== value) control.value = value;
}

const marks = {
  ...{ Running: '●', Enabled: '●', normal: '●' },
  ...{ Joining: '◐', Initializing: '◐', Waiting: '◐', Upgrading: '◐' },
  ...{ Failed: '■', InitFailed: '■', Abnormal: '■', Draining: '↓', Terminating: '✕', deleting: '✕' },
  ...{ Disabled: '○', Gone: '○', Expired: '○' },
};
/** Shows a mark and a word. The colour comes from data-status. */
export function status(element, word, more = '') {
  element.classList.add('status');
  element.dataset.status = word;
  write(element, `${marks[word] ?? '?'} ${word}${more}`);
}

/** For example 4:05, or 1:02:03. */
export function duration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
export const left = ({ endsAt }, now) => (endsAt === null ? '' : duration(endsAt - now));

/** For example 16:42:07, in UTC like TKE's times. */
export const clockTime = (at) => new Date(at).toISOString().slice(11, 19);
export const number = (count) => count.toLocaleString('en');

/** "24 Running, 2 Failed", the largest count first. */
export const counted = (counts) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([word, count]) => `${number(count)} ${word}`)
    .join(', ');
export const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);
