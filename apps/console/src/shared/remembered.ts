/** Choices for the life of this page. Used when the browser's storage is blocked or full. */
const chosen = new Map<string, string>();

/** Returns a person's stored choice. Only for choices and names, never for a secret. */
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

/** For tests: forgets the choices of this page, as in a new tab. */
export const forgetChoices = () => chosen.clear();

/** The choices that the server does not have yet, as JSON. */
export const unsentChoices = 'unsent-choices';

const mostVisits = 8;

/** An object whose page was open, by its names only. */
export interface Visit {
  kind: 'cluster' | 'pool' | 'node' | 'template' | 'operation';
  name: string;
  /** The name of its cluster; empty for an object outside clusters. */
  cluster: string;
  to: string;
}

/** The last visited objects of this browser, newest first. */
export function visits(): Visit[] {
  try {
    return JSON.parse(remembered('visits', '[]')) as Visit[];
  } catch {
    return [];
  }
}

export const rememberVisit = (visit: Visit) =>
  remember('visits', JSON.stringify([visit, ...visits().filter(({ to }) => to !== visit.to)].slice(0, mostVisits)));

/** The next person at this browser may not see these names. */
export const forgetVisits = () => remember('visits', '[]');
