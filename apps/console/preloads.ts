import { idRules, inAccount, inCluster, inPool } from '@isthmus/contracts/places';
import type { Plugin, Rolldown } from 'vite';

/** What the first screen of a page needs. `data` are paths of the API, with the parameters of `path`. */
interface Page {
  path: string;
  /** Modules below src/. `{language}` stands for `en` or `zh`. */
  modules: string[];
  data: string[];
}

const frame = { modules: ['first-texts.{language}.ts'], data: ['/session', '/accounts'] };
const nodes = ['', '/nodes?compact=1', '/pools'].map((end) => inCluster + end);

const pages: Page[] = [
  {
    path: '/',
    modules: ['features/home/home-page.tsx', 'features/home/home.{language}.ts', 'shared/health/health.{language}.ts'],
    data: ['/home'],
  },
  {
    path: `${inAccount}/clusters`,
    modules: ['features/clusters/list/clusters-page.tsx', 'shared/health/health.{language}.ts'],
    data: [`${inAccount}/clusters`],
  },
  {
    path: inCluster,
    modules: [
      'features/clusters/overview/overview-page.tsx',
      'features/clusters/cluster-details.{language}.ts',
      'shared/health/health.{language}.ts',
      'shared/eligibility/eligibility.{language}.ts',
      'shared/host-network.{language}.ts',
    ],
    data: [inCluster],
  },
  { path: `${inCluster}/nodes`, modules: ['features/external-nodes/external-nodes-page.tsx'], data: nodes },
  {
    // `pools/new` is another page.
    path: `${inPool}(${idRules.nodePoolId.source})`,
    modules: [
      'features/external-node-pools/external-node-pool-page.tsx',
      'features/external-nodes/external-nodes-page.tsx',
      'features/external-node-pools/external-node-pools.{language}.ts',
      'shared/pool-settings/pool-settings.{language}.ts',
      'shared/health/health.{language}.ts',
    ],
    data: [...nodes, inPool],
  },
];

/** The style that blocks the first paint comes first: a browser requests only a few files at a time. */
function blocking(bundle: Rolldown.OutputBundle) {
  const style = Object.values(bundle).find((output) => output.type === 'asset' && output.names.includes('frame.css'));
  if (!style) throw new Error('the build wrote no frame.css');
  return style.fileName;
}

/** The chunk of a module, with all chunks that it imports. */
function filesOf(bundle: Rolldown.OutputBundle, module: string) {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${module}`)));
  if (!first) throw new Error(`no chunk contains src/${module}`);
  const files = new Set<string>();
  const add = (fileName: string) => {
    if (files.has(fileName)) return;
    files.add(fileName);
    chunks.find((chunk) => chunk.fileName === fileName)?.imports.forEach(add);
  };
  add(first.fileName);
  return [...files];
}

/**
 * Writes preloads.json: per page the files of the first screen in each language, and its data. The BFF sends them with the
 * page as `Link` headers, so that the browser requests all at once and not one after the other.
 */
export const preloads: Plugin = {
  name: 'preloads',
  apply: 'build',
  generateBundle(_options, bundle) {
    const first = blocking(bundle);
    const inLanguage = (language: string, modules: string[]) => [
      first,
      ...new Set(modules.flatMap((module) => filesOf(bundle, module.replace('{language}', language)))),
    ];
    const found = pages.map(({ path, modules, data }) => {
      const all = [...frame.modules, ...modules];
      return {
        path,
        files: { en: inLanguage('en', all), zh: inLanguage('zh', all) },
        data: [...frame.data, ...data],
      };
    });
    this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(found) });
  },
};
