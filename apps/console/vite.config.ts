import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['ISTHMUS_API'] ?? 'http://127.0.0.1:4780';

const later =
  /node_modules[\\/](radix-ui|@radix-ui|@floating-ui|aria-hidden|react-(remove-scroll|style-singleton|hook-form)|use-(sidecar|callback-ref)|get-nonce|@hookform|@tanstack[\\/](react-)?virtual)/;
const overlays = /[\\/](dialog|menu-list|leave-guard|places-sheet)\.tsx?$/;
/** What the page of one object is made of; lists do without. */
const details =
  /[\\/]shared[\\/](time[\\/]waiting|ui[\\/](table|facts|section|copy[\\/](command-block|copy-text-button)))\.tsx$/;
/** What every form is made of. */
const fields = /[\\/]shared[\\/](i18n[\\/]field-fault|ui[\\/]field[\\/](field|checkbox|text-input))\.tsx$/;
/** What the frame and a cluster's own pages are made of; the rest of shared/ goes where it is used. */
const everywhere =
  /node_modules|[\\/]contracts[\\/]src[\\/](endpoint|clusters|cloud-accounts|kubernetes|observation|operation|problem|session|external-nodes|external-node-pools|hosts-to-clean|fault|field-problem|names|script)|[\\/]src[\\/](frame|operations|shared|main|routes|features[\\/](clusters|external-nodes)[\\/]((acts|list)[\\/])?(queries|cluster-(layout|status)|setup-progress|late|selection|node-rows))/;
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
  { name: 'fields', test: fields },
  { name: 'forms', test: /node_modules[\\/](react-hook-form|@hookform)/ },
  { name: 'overlays', test: (id: string) => overlays.test(id) || (later.test(id) && !/virtual|hook-?form/.test(id)) },
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

export default defineConfig({
  plugins: [withoutEval, withoutUnused, react(), tailwindcss()],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The BFF takes changes from its own origin alone, so the proxy speaks as that.
  server: { proxy: { '/api': { target: api, headers: { origin: api } } } },
});
