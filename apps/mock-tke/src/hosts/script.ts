import { readFileSync } from 'node:fs';

const template = readFileSync(new URL('add2tkectl.sh', import.meta.url), 'utf8');

interface ScriptFacts {
  token: string;
  registerUrl: string;
  nodeName: string;
  interface: string;
  playedAddress: string;
  nodeType: string;
  systems: string;
  customData: string;
  customDataFolder: string;
  script: string;
}

/** Escapes text for double quotes of a shell, where only these four characters are special. */
const quoted = (text: string) => text.replace(/[\\$`"]/g, '\\$&');

/** Returns the script that a host downloads. Each @NAME@ of the template is inside double quotes. */
export function scriptFor(facts: ScriptFacts): string {
  const values: Record<string, string> = {
    TOKEN: facts.token,
    REGISTER_URL: facts.registerUrl,
    NODE_NAME: facts.nodeName,
    INTERFACE: facts.interface,
    PLAYED_ADDRESS: facts.playedAddress,
    NODE_TYPE: facts.nodeType,
    SYSTEMS: facts.systems,
    CUSTOM_DATA: facts.customData,
    CUSTOM_DATA_FOLDER: facts.customDataFolder,
    SCRIPT: facts.script,
  };
  return template.replace(/@([A-Z_]+)@/g, (_, place: string) => quoted(values[place] ?? ''));
}
