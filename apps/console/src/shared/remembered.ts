/** Choices for the life of this page. Used when the browser's storage is blocked or full. */
const chosen = new Map<string, string>();

/** Stores a person's choice in the browser, never a secret. */
export function remembered(name: string, otherwise = '') {
  const here = chosen.get(name);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(`isthmus.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name: string, value: string) {
  chosen.set(name, value);
  try {
    localStorage.setItem(`isthmus.${name}`, value);
  } catch {
    // The choice ends with the page.
  }
}
