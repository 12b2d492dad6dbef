/** The control that was pressed last, and its words at that time: they change while the act runs. */
export interface Pressed {
  element: Element;
  label: string;
}

let pressed: Pressed | null = null;

/** Browsers also report Enter in a form as a click on its button. */
function note({ target }: Event) {
  const element =
    target instanceof Element ? target.closest('button,[role^=menuitem],[role=option],[role=switch],a') : null;
  if (element) pressed = { element, label: element.getAttribute('aria-label') ?? element.textContent };
}
// Unit tests have no document.
if (typeof document !== 'undefined') document.addEventListener('click', note, true);

export const lastPressed = () => pressed;
