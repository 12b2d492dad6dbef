import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { preloads } from './preloads.ts';

const api = process.env['ISTHMUS_API'] ?? 'http://127.0.0.1:4780';

const lazyPackages =
  /node_modules[\\/](diff[\\/]|radix-ui|@radix-ui|@floating-ui|aria-hidden|react-(remove-scroll|style-singleton|hook-form)|use-(sidecar|callback-ref)|get-nonce|tslib|@hookform|zod|@simplewebauthn|@tanstack[\\/](react-)?virtual)/;
const overlays = /[\\/](dialog|menu-list|leave-guard|places-sheet)\.tsx?$/;
/** Components that pages of one object need and lists do not. */
const details =
  /[\\/]shared[\\/](time[\\/]waiting|ui[\\/](table|facts|section|copy[\\/](command-block|copy-text-button)))\.tsx$/;
/** Components that every form needs. */
const fields = /[\\/]shared[\\/](i18n[\\/]field-fault|ui[\\/]field[\\/](field|checkbox|text-input))\.tsx$/;
/** Modules of the frame and of a cluster's own pages. Other modules of shared/ join the chunks that use them. */
const frameModules =
  /node_modules|[\\/]contracts[\\/]src[\\/](acts\.|compact|events|fault|invisible|natural-order|places|selection-limits|version-skew|(cloud-accounts|clusters|external-node(s|-pools)|hosts-to-clean|in-progress|operation(s|-groups)|reach|session)\.ts\?routes)|[\\/]console[\\/]src[\\/](frame|operations|shared|main|lazy-page|routes|features[\\/](clusters|external-nodes)[\\/]((acts|list)[\\/])?(queries|cluster-(layout|status)|add-hosts-button|next-act|selection\.|node-rows|node-columns|filter-nodes))/;
/** Matches of `frameModules` that only some pages need. */
const notInFrame =
  /node_modules[\\/](uqr|@simplewebauthn)[\\/]|lucide-react[\\/].*[\\/]layers\.|[\\/](queriesObserver|infiniteQueryObserver|useQueries|useInfiniteQuery)\.|[\\/]shared[\\/](approvals|acts[\\/](api-call|idempotency)|data-grid[\\/](selectable|rows-in-view|csv)|page[\\/](node-key|not-found|url-filters)|audit-week|i18n[\\/](.*\.(en|zh)|faults)|pool-settings|kubernetes|eligibility|health|timeline|form|diff|host-network|preferences[\\/]keep|time[\\/]zone-(names|day)|passkey|saved-views[\\/](saved|view-)|step-up[\\/](?!pressed)|api[\\/]dry-run)|operations[\\/]((activity|operation)[\\/]|operations\.|group-)/;

/** Few chunks, each loaded once. `frame` holds what every page needs. Each other chunk loads on demand. */
const groups = [
  {
    name: 'frame',
    priority: 1,
    test: (id: string) =>
      [lazyPackages, overlays, details, fields, notInFrame].every((excluded) => !excluded.test(id)) &&
      frameModules.test(id),
  },
  // The fleet's list shares these rows; in a file of their own, the page of a cluster's nodes would have one file more.
  { name: 'nodes-page', test: /[\\/](external-nodes-page|data-grid[\\/]selectable-rows)\.tsx$/ },
  { name: 'details', test: details },
  { name: 'zod', test: /node_modules[\\/]zod/ },
  { name: 'fields', test: fields },
  { name: 'forms', test: /node_modules[\\/](react-hook-form|@hookform)/ },
  {
    name: 'overlays',
    test: (id: string) =>
      overlays.test(id) ||
      (lazyPackages.test(id) && !/virtual|hook-?form|zod|simplewebauthn|node_modules[\\/]diff[\\/]/.test(id)),
  },
];

/** zod compiles its parsers with eval where the page's CSP allows it. Ours forbids it, so the compiler is left out. */
const withoutEval: Plugin = {
  name: 'without-eval',
  enforce: 'pre',
  load: (id) => (/[\\/]zod[\\/]v4[\\/]core[\\/]doc\.js$/.test(id) ? 'export class Doc {}' : null),
};

/**
 * Locks scrolling behind a dialog with a style sheet of the DOM. The package would write a style element, for which the page's policy would
 * need 'unsafe-inline': its text depends on the width of the scroll bar, so it has no hash that the build could know.
 */
const lockingSheet = `export const stylesheetSingleton = () => {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return {
    add(css) {
      users += 1;
      if (users > 1) return;
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    },
    remove() {
      users -= 1;
      if (users === 0) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
};`;
const withoutStyleElements: Plugin = {
  name: 'without-style-elements',
  enforce: 'pre',
  load: (id) => (/[\\/]react-style-singleton[\\/].*[\\/]singleton\.js$/.test(id) ? lockingSheet : null),
};

/** The router calls only the first one unless it is given hooks. */
const noInstrumentation = `export const consumeInstrumentationClientResultMetaReceiver = () => undefined;
  const none = () => { throw new Error('the router has no instrumentations'); };
  export { none as getRouteInstrumentationUpdates, none as instrumentClientSideRouter, none as instrumentHandler };
  export const instrumentationResultMetaContext = undefined;`;

/** Links that prefetch a page work only with the router's own server. With this component, all that it needs leaves the bundle. */
const prefetchedLinks = /^function PrefetchPageLinks\([^]*?^}$/m;

const exported = /^export (?:const|function|async function|class) (\w+)/gm;

/**
 * Leaves out two parts of zod: JSON Schema, which only the BFF uses, and its messages, because ours are codes. And two parts of the router,
 * which nothing here uses: hooks for measuring, and prefetching.
 */
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  load(id) {
    if (/[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/.test(id))
      return `export default () => ({ localeError: ({ code }) => code });`;
    if (/[\\/]react-router[\\/].*[\\/]instrumentation\.m?js$/.test(id)) return noInstrumentation;
    if (/[\\/]react-router[\\/].*[\\/]dom[\\/]ssr[\\/]components\.m?js$/.test(id)) {
      const code = readFileSync(id, 'utf8');
      if (!prefetchedLinks.test(code)) throw new Error('the router prefetches in another way');
      return code.replace(prefetchedLinks, 'const PrefetchPageLinks = () => null;');
    }
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
    const names = [...readFileSync(id, 'utf8').matchAll(exported)].map(([, name]) => `none as ${name}`);
    return `const none = () => () => { throw new Error('the browser makes no JSON Schema'); };
      export { ${names.join(', ')} };`;
  },
};

/** Writes theme.js into the page: no request before the first paint. The BFF allows exactly this script by its hash. */
const themeScript: Plugin = {
  name: 'theme-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const theme = readFileSync(`${import.meta.dirname}/src/theme.js`, 'utf8');
      return html.replace(/<script +(vite-ignore +)?src="\/src\/theme.js">/, () => `<script>${theme}`);
    },
  },
};

/**
 * Moves the bundler's helpers into the frame, which every page loads: one request less. The bundler always gives them a chunk of their
 * own, whatever the groups say.
 */
const helpersInFrame: Plugin = {
  name: 'helpers-in-frame',
  apply: 'build',
  enforce: 'pre',
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const helpers = chunks.find(({ name }) => name === 'rolldown-runtime');
      const frame = chunks.find(({ name }) => name === 'frame');
      const [, body = '', names = ''] = /^([^]*)export\{([^}]*)\};?\s*$/.exec(helpers?.code ?? '') ?? [];
      if (!helpers || !frame || !body) throw new Error('the build wrote no helpers, or no frame');
      // `o as n` of an export becomes `n:o` of an object, and of an import `o:n`.
      const exported = names.replace(/(\w+) as (\w+)/g, '$2:$1');
      const imports = new RegExp(`import\\{([^}]*)\\}from"\\./${basename(helpers.fileName)}";`);
      for (const chunk of chunks) {
        const imported = (list: string) => `const{${list.replaceAll(' as ', ':')}}=$helpers;`;
        const from = chunk === frame ? '' : `import{$helpers}from"./${basename(frame.fileName)}";`;
        chunk.code = chunk.code.replace(imports, (_, list: string) => from + imported(list));
        const files = chunk.imports.map((name) => (name === helpers.fileName ? frame.fileName : name));
        chunk.imports = [...new Set(files)].filter((name) => name !== chunk.fileName);
      }
      frame.code = `const $helpers=(()=>{${body}return{${exported}}})();${frame.code}\nexport{$helpers};`;
      delete bundle[helpers.fileName];
    },
  },
};

/**
 * `contracts/routes/*` is a contract reduced to the method and path of its endpoints. A call needs no more, because the
 * BFF checks the rest. So zod and the schemas load only with the forms that use them.
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
  plugins: [
    routesOnly,
    withoutEval,
    withoutStyleElements,
    withoutUnused,
    helpersInFrame,
    themeScript,
    react(),
    tailwindcss(),
    preloads,
  ],
  build: {
    target: 'es2023',
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The BFF accepts changes only from its own origin, so the proxy sends that origin.
  server: { proxy: { '/api': { target: api, headers: { origin: api } } } },
});
