/** True for a key that is pressed alone, outside a text control, with no dialog or menu open: then letters are shortcuts. */
export const isShortcut = ({ target, metaKey, ctrlKey, altKey, defaultPrevented }: KeyboardEvent) =>
  !(metaKey || ctrlKey || altKey || defaultPrevented) &&
  !(target instanceof Element && target.matches('input:not([type=checkbox]),textarea,select,[contenteditable]')) &&
  !document.querySelector('[role=dialog],[role=menu]');
