import Bowser from 'bowser';

/** Returns the browser and the system that a User-Agent names, in words; null when it names none. */
export function deviceOf(agent: string | null): { browser: string | null; system: string | null } {
  if (!agent) return { browser: null, system: null };
  const parsed = Bowser.getParser(agent);
  const { name, version } = parsed.getBrowser();
  const browser = name ? [name, version?.split('.')[0]].filter(Boolean).join(' ') : null;
  // Not the system's version: browsers report an old one for all newer systems.
  return { browser, system: parsed.getOSName() || null };
}
