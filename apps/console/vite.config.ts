import { readFileSync } from 'node:fs';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['ISTHMUS_API'] ?? 'http://127.0.0.1:4780';

const later =
  /node_modules[\\/](radix-ui|@radix-ui|@floating-ui|aria-hidden|react-(remove-scroll|style-singleton|hook-form)|use-(sidecar|callback-ref)|get-nonce|@hookform|zod|@tanstack[\\/](react-)?virtual)/;
const overlays = /[\\/](dialog|menu-list|leave-guard|places-sheet)\.tsx?$/;
/** What the page of one object is made of; lists do without. */
const details =
  /[\\/]shared[\\/](time[\\/]waiting|ui[\\/](table|facts|section|copy[\\/](command-block|copy-text-button)))\.tsx$/;
/** What every form is made of. */
const fields = /[\\/]shared[\\/](i18n[\\/]field-fault|ui[\\/]field[\\/](field|checkbox|text-input))\.tsx$/;
/** What the frame and a cluster's own pages are made of; the rest of shared/ goes where it is used. */
const everywhere =
  /node_modules|[\\/]contracts[\\/]src[\\/](acts\.|confirmation|events|fault|invisible|places|replace-at|.*\?routes)|[\\/]console[\\/]src[\\/](frame|operations|shared|main|routes|features[\\/](clusters|external-nodes)[\\/]((acts|list)[\\/])?(queries|cluster-(layout|status)|setup-progress|selection|node-rows))/;
const elsewhere =
  /[\\/]shared[\\/](acts[\\/](api-call|idempotency)|data-grid[\\/](selectable|csv)|i18n[\\/](.*\.(en|zh)|faults)|pool-settings|kubernetes|eligibility|form|diff-table|host-network)|operations[\\/](operation[\\/]|operations\.)/;

/** Few chunks, each loaded once: what every page shares in one, and apart what only some pages or presses need. */
const groups = [
  {
    name: 'frame',
    priority: 1,
    test: (id: string) =>
      [later, overlays, details, fields, elsewhere].every((not) => !not.test(id)) && everywhere.test(id),
  },
  { name: 'details', test: details },
  { name: 'zod', test: /node_modules[\\/]zod/ },
  { name: 'fields', test: fields },
  { name: 'forms', test: /node_modules[\\/](react-hook-form|@hookform)/ },
  {
    name: 'overlays',
    test: (id: string) => overlays.test(id) || (later.test(id) && !/virtual|hook-?form|zod/.test(id)),
  },
];

/** zod writes code for its parsers where a page may evaluate code, which ours may not. */
const withoutEval: Plugin = {
  name: 'without-eval',
  enforce: 'pre',
  load: (id) => (/[\\/]zod[\\/]v4[\\/]core[\\/]doc\.js$/.test(id) ? 'export class Doc {}' : null),
};

const exported = /^export (?:const|function|async function|class) (\w+)/gm;

/** zod can describe a schema as JSON Schema, which is the BFF's business, and words its own messages, which are codes here. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  load(id) {
    if (/[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/.test(id))
      return `export default () => ({ localeError: ({ code }) => code });`;
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
    const names = [...readFileSync(id, 'utf8').matchAll(exported)].map(([, name]) => `none as ${name}`);
    return `const none = () => () => { throw new Error('the browser makes no JSON Schema'); };
      export { ${names.join(', ')} };`;
  },
};

/**
 * `contracts/routes/*` is a contract with nothing but the method and path of its endpoints, which is all that a call
 * needs: the BFF checks the rest. So zod and the schemas load with the forms that use them.
 */
const routesOnly: Plugin = {
  name: 'routes-only',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [, name] = /^@isthmus\/contracts\/routes\/(.+)$/.exec(source) ?? [];
    const contract = name && (await this.resolve(`@isthmus/contracts/${name}`, importer));
    return contract ? `${contract.id}?routes` : null;
  },
  async load(id) {
    if (!id.endsWith('?routes')) return null;
    const contract = (await import(id.slice(0, -'?routes'.length))) as Record<string, Partial<Endpoint> | undefined>;
    return Object.entries(contract)
      .filter(([, value]) => value?.method && value.path)
      .map(([name, { method, path } = {}]) => `export const ${name} = ${JSON.stringify({ method, path })};`)
      .join('\n');
  },
};

export default defineConfig({
  plugins: [routesOnly, withoutEval, withoutUnused, react(), tailwindcss()],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The BFF takes changes from its own origin alone, so the proxy speaks as that.
  server: { proxy: { '/api': { target: api, headers: { origin: api } } } },
});
