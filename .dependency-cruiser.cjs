const TEST = '\\.test\\.tsx?$|(^|/)testing/';
const PRODUCT = '^(domain|workflows|activities|api|db|adapters|outside|simulators|worker\\.ts|config/)';

/**
 * `name` may not import what `to` matches. Tests may: they bring the parts together.
 * @param {string} name
 * @param {{ from: string, to: string | object, comment?: string }} rule
 */
const never = (name, { from, to, comment }) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: TEST },
  to: typeof to === 'string' ? { path: to } : to,
});

module.exports = {
  forbidden: [
    never('domain-is-pure', {
      from: '^domain/',
      to: { pathNot: '^domain/' },
      comment: 'domain/ imports nothing outside itself: no npm package, no Node module, no other folder.',
    }),
    never('workflows-know-the-domain-only', {
      from: '^workflows/',
      to: { path: '^(api|db|adapters|outside|simulators|worker\\.ts|config/|activities)', preCompilationOnly: false },
      comment: 'A workflow calls activities through a proxy and imports at most their types.',
    }),
    never('workflows-are-deterministic', {
      from: '^workflows/',
      to: { dependencyTypes: ['core'] },
      comment: 'No Node module exists in the workflow sandbox.',
    }),
    never('activities-know-no-adapter', {
      from: '^activities/',
      to: '^(api|adapters|outside|simulators|worker\\.ts|config/)',
      comment: 'Adapters implement the ports that activities declare; only worker.ts brings them together.',
    }),
    never('activities-know-updates-only', {
      from: '^activities/',
      to: { path: '^workflows/', pathNot: '^workflows/([a-z-]*updates|activities)\\.ts$', preCompilationOnly: false },
    }),
    never('adapters-implement-ports', {
      from: '^adapters/',
      to: '^(api|db|outside|simulators|worker\\.ts|config/)',
    }),
    never('outside-resolves-ports', {
      from: '^outside/',
      to: { path: '^(api|workflows|simulators|worker\\.ts|config/)', preCompilationOnly: false },
    }),
    never('api-sends-updates', {
      from: '^api/',
      to: { path: '^workflows/', pathNot: '^workflows/[a-z-]*updates\\.ts$', preCompilationOnly: false },
      comment: 'The API starts workflows and sends them updates; it knows what they take, not their code.',
    }),
    never('each-process-its-own-configuration', { from: '^api/', to: '^config/worker\\.ts$' }),
    never('api-does-no-effects', {
      from: '^api/',
      to: {
        path: '^(activities|outside|simulators|worker\\.ts)',
        pathNot: '^activities/(documents/(port|reasons)|routing/stamps|outside)\\.ts$',
        preCompilationOnly: false,
      },
    }),
    never('db-is-below', {
      from: '^db/',
      to: { path: '^(api|workflows|activities|adapters|outside|simulators|worker\\.ts)', preCompilationOnly: false },
    }),
    never('models-are-for-repositories', {
      from: '^(api|activities|adapters|outside|worker\\.ts)',
      to: '^(db/(models/|configuration\\.ts)|node_modules/sequelize/)',
      comment: 'What people configure is reached through db/repositories/, and so are its types.',
    }),
    never('simulators-stand-alone', {
      from: '^simulators/',
      to: '^(api|workflows|activities|adapters|outside|db|worker\\.ts|config/)',
      comment: 'They are the witnesses of what really happened outside.',
    }),
    never('apps-know-the-domain-only', {
      from: '^(portal|admin-ui|client)/',
      to: '^(workflows|activities|api|db|adapters|outside|simulators|worker\\.ts|config/|scripts)',
    }),
    never('the-client-is-of-both-apps', { from: '^client/', to: '^(portal|admin-ui)/' }),
    never('the-client-is-of-no-server', { from: PRODUCT, to: '^client/' }),
    never('product-knows-no-tools', { from: PRODUCT, to: '^(scripts|test|bench|faults)/' }),
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { path: PRODUCT, pathNot: TEST },
      to: { path: TEST },
    },
    never('no-development-package', { from: PRODUCT, to: { dependencyTypes: ['npm-dev'], preCompilationOnly: false } }),
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '^(portal|admin-ui)/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
