/** The order of the house: a module may import from those before it. It grows with the product (docs/architecture.md). */
const ORDER = [
  'accounts',
  'settings',
  'organizations',
  'people',
  'documents',
  'imports',
  'training',
  'diagnostics',
  'pathways',
  'programmes',
  'desk',
];

const among = (names) => `(${names.join('|')})`;

/** What a module shows to higher ones on the server; `kind` is what they hand to the import frame. */
const OPEN = '(public|model|contract|errors|kind)(\\.ts$|/)';

const PURE_CORE = '^core/(contract|time|text)/|^core/access/(grants|reach)\\.ts$';
const UI = '^(modules/[^/]+/ui/|core/ui/|core/http/client\\.ts$|app/web/)';
const PURE_FILES = '^modules/.+/(rules|model|contract)(\\.ts$|/)';
const TEST = '\\.test\\.tsx?$|/testing/|-for-test\\.ts$|/fixtures/';
/** Files of a module that speak SQL. */
const SQL = [
  '^modules/.+/(store|queries|public|register|reach|bulk)(\\.ts$|/)',
  '^modules/.+-(queries|store|write|register)\\.ts$',
  '^modules/.+/bulk-[^/]+\\.ts$',
];

function orderRules() {
  return ORDER.map((name, index) => ({
    name: `order-${name}`,
    comment: `${name} may import only from lower modules`,
    severity: 'error',
    from: { path: `^modules/${name}/`, pathNot: TEST },
    to: { path: `^modules/${among(ORDER.slice(index + 1).concat('$^'))}/` },
  }));
}

function neighbourRules() {
  return ORDER.map((name) => ({
    name: `open-${name}`,
    comment: 'of another module only public, model, contract, errors; its ui for a ui',
    severity: 'error',
    from: { path: '^modules/', pathNot: [`^modules/${name}/`, TEST] },
    to: {
      path: `^modules/${name}/`,
      pathNot: [`^modules/${name}/${OPEN}`, `^modules/${name}/ui/`],
    },
  }));
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'cycles of types alone are erased before anything runs',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-knows-no-module',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(modules|app|demo|bench|tests)/', pathNot: '^tests/' },
    },
    { name: 'core-knows-no-test', severity: 'error', from: { path: '^core/', pathNot: TEST }, to: { path: '^tests/' } },
    {
      name: 'modules-know-no-app',
      severity: 'error',
      from: { path: '^modules/', pathNot: TEST },
      to: { path: '^(app|demo|bench|tests)/' },
    },
    {
      name: 'known-modules',
      comment: 'a new module gets its place in ORDER',
      severity: 'error',
      from: { path: '^modules/', pathNot: `^modules/${among(ORDER)}/` },
      to: {},
    },
    ...orderRules(),
    ...neighbourRules(),
    {
      name: 'pure-files',
      comment: 'rules, model and contract import only each other, Zod and the pure parts of core',
      severity: 'error',
      from: { path: PURE_FILES, pathNot: TEST },
      to: {
        pathNot: [PURE_FILES, '^modules/[^/]+/errors\\.ts$', PURE_CORE, '^node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-core',
      severity: 'error',
      from: { path: '^core/(contract|time|text)/', pathNot: TEST },
      to: { pathNot: [PURE_CORE, '^node_modules/(zod|@orpc/contract|lvovich|dayjs)/'] },
    },
    {
      name: 'sql-in-its-place',
      severity: 'error',
      from: {
        path: '^(modules|app)/',
        pathNot: [TEST, ...SQL, '^app/server/', '^app/cli/commands/start\\.ts$'],
      },
      to: { path: '^node_modules/(kysely|pg|pg-boss)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-knows-no-server',
      severity: 'error',
      from: { path: UI, pathNot: TEST },
      to: {
        path: '^(core|modules|app)/',
        pathNot: [UI, PURE_FILES, PURE_CORE, '^modules/[^/]+/errors\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-knows-no-ui',
      severity: 'error',
      from: { path: '^(core|modules|app|demo|bench)/', pathNot: [UI, TEST] },
      to: { path: UI },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
    {
      name: 'no-dev-in-product',
      severity: 'error',
      from: { path: '^(app|core|modules|demo)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.css'],
    },
  },
};
