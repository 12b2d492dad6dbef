/** What this browser keeps for a person: a choice, never anything secret. A browser that keeps nothing gives the default. */
export function remembered(name: string, otherwise = '') {
  try {
    return localStorage.getItem(`isthmus.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name: string, value: string) {
  try {
    localStorage.setItem(`isthmus.${name}`, value);
  } catch {
    // A full or forbidden storage costs the choice, nothing else.
  }
}
