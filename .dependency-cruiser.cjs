// The whole import table of the project, carried by one tool.
const SDK = '^(node_modules/)?tencentcloud-sdk';
const PRISMA = 'apps/bff/src/generated|node_modules/@prisma';
const CONTRACTS = '^packages/contracts';
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one file.',
    ),
    forbid('resolvable', {}, { couldNotResolve: true }, 'An import leads somewhere.'),
    forbid(
      'contracts-lean-on-zod',
      { path: CONTRACTS },
      { pathNot: [CONTRACTS, 'node_modules/(zod|fast-check)'] },
      'Contracts depend on zod alone, and their tests on fast-check.',
    ),
    forbid(
      'sdk-in-sources-tke-only',
      { path: '^apps/bff', pathNot: '^apps/bff/src/sources/tke/' },
      { path: SDK },
      'Only bff/sources/tke imports the SDK; others take its types from there.',
    ),
    forbid(
      'tke-knows-problem-only',
      { path: '^apps/bff/src/sources/tke/' },
      { path: ['^apps/bff/src/(?!sources/)', `${CONTRACTS}/src/(?!problem)`] },
      'The adapter imports nothing of the product except its failures.',
    ),
    forbid(
      'features-apart',
      { path: '^apps/bff/src/features/([^/]+)/' },
      { path: '^apps/bff/src/features/([^/]+)/', pathNot: '^apps/bff/src/features/$1/' },
      'A feature does not reach into another.',
    ),
    forbid(
      'features-record-only',
      { path: '^apps/bff/src/features/(?!operations/|operation-groups/|cloud-accounts/)' },
      { path: '^apps/bff/src/operations/(?!record|operation-request|to-operation)' },
      'A feature records an operation; the runner does it. Only a person at the wheel (retry, resolve, pause, observe only) reaches further.',
    ),
    forbid(
      'features-take-prisma-from-the-request',
      { path: '^apps/bff/src/features/' },
      { path: PRISMA, dependencyTypesNot: ['type-only'] },
      'The database comes with the app.',
    ),
    forbid(
      'mock-is-a-witness',
      { path: '^apps/mock-tke' },
      { path: [CONTRACTS, '^apps/(?!mock-tke)'] },
      'mock-tke sees neither contracts nor bff, or one mistake would be made on both sides.',
    ),
    forbid(
      'mock-takes-types-of-the-sdk',
      {
        path: '^apps/mock-tke/(src|verify)',
        pathNot: ['(\\.test|/test-server)\\.ts$', '^apps/mock-tke/verify/ask\\.ts$'],
      },
      { path: SDK, dependencyTypesNot: ['type-only'] },
      'The SDK is a client; the mock only holds itself to its types. verify:tke sends in one place, which refuses what changes anything.',
    ),
    forbid(
      'console-features-apart',
      { path: '^apps/console/src/features/([^/]+)/' },
      { path: '^apps/console/src/features/([^/]+)/', pathNot: ['^apps/console/src/features/$1/', '/queries\\.ts$'] },
      "A feature takes another's queries and nothing else of it.",
    ),
    forbid(
      'console-shared-leans-on-nothing',
      { path: '^apps/console/src/shared/' },
      { path: '^apps/console/src/(?!shared/)' },
      'Shared parts know no feature.',
    ),
    forbid(
      'console-operations-know-no-feature',
      { path: '^apps/console/src/operations/' },
      { path: '^apps/console/src/(?!shared/|operations/)' },
      'Operations are shown on the page of any object.',
    ),
    forbid(
      'console-primitives-are-primitive',
      { path: '^apps/console/src/shared/ui/' },
      { path: [CONTRACTS, '^apps/console/src/(?!shared/(ui|i18n)/)'] },
      'Primitives know nothing of the product.',
    ),
    forbid(
      'apps-apart',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
      'Apps meet over HTTP.',
    ),
    forbid(
      'tests-over-http',
      { path: '^(e2e|integration|demos|bench)' },
      { path: ['^apps', CONTRACTS] },
      'Tests of the whole product see only the product and /_control.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['apps/bff/src/generated/internal', '/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts'],
    },
  },
};
