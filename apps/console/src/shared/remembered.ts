/** Choices of this page's life: all there is where the browser blocks storage, or has no room left. */
const chosen = new Map<string, string>();

/** What this browser keeps for a person: a choice, never anything secret. */
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
