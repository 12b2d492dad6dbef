import { readFileSync } from 'node:fs';

const template = readFileSync(new URL('add2tkectl.sh', import.meta.url), 'utf8');

export interface ScriptFacts {
  token: string;
  registerUrl: string;
  nodeName: string;
  interface: string;
  script: string;
}

/** Within single quotes of a shell. */
const quoted = (text: string) => text.replaceAll("'", "'\\''");

/** The script as one host downloads it. */
export const scriptFor = (facts: ScriptFacts): string =>
  template
    .replace('@TOKEN@', quoted(facts.token))
    .replace('@REGISTER_URL@', quoted(facts.registerUrl))
    .replace('@NODE_NAME@', quoted(facts.nodeName))
    .replace('@INTERFACE@', quoted(facts.interface))
    .replace('@SCRIPT@', quoted(facts.script));
