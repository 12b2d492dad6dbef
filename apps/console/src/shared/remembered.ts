/** Choices for the life of this page. Used when the browser's storage is blocked or full. */
const chosen = new Map<string, string>();

/** Returns a person's stored choice. Only for choices, never for a secret. */
export function remembered(name: string, otherwise = '') {
  const here = chosen.get(name);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(`isthmus.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Stores a choice in the browser. */
export function remember(name: string, value: string) {
  chosen.set(name, value);
  try {
    localStorage.setItem(`isthmus.${name}`, value);
  } catch {
    // The choice ends with the page.
  }
}
