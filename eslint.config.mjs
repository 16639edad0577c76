import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';

/** Every finding is an error: a warning that stays is noise. */
const errors = (...names) => Object.fromEntries(names.map((name) => [name, 'error']));

const TESTS = ['**/*.test.ts', '**/testing/**/*.ts'];
const WIDGETS = [
  'adoption-report',
  'booking',
  'front-door',
  'contact-details',
  'repeat-prescription',
  'practice-settings',
  'repeat-prescription',
  'medication-overview',
  'e-consult',
  'video-consult',
  'record-viewer',
  'practice-desk',
];
const SERVER_SIDE = ['fastify', 'fastify/**', '@fastify/**', 'kysely', 'better-sqlite3'];

/**
 * Import boundaries (DESIGN, section 2): contract <- core <- ui <- widget <- elements <- demo-site and
 * contract <- gateway. A widget never imports a widget; the gateway imports nothing of the browser side.
 */
function boundary(files, allowed, {side = 'browser', mayUseNode = side !== 'browser'} = {}) {
  const names = allowed.map((name) => `@gp-elements/${name}`);
  const ourOwn = {
    regex: `^@gp-elements/(?!(?:${[...allowed, '-'].join('|')})(?:/|$))`,
    message: `Here only ${names.join(', ') || 'no other package of ours'} may be imported (DESIGN, section 2).`,
  };
  const relative = {
    regex: '^(\\.\\./)+(?:(?:packages|openapi)/|[a-z-]+/src/)',
    message: 'Import another package by its name.',
  };
  const otherSide =
    side === 'browser'
      ? {group: SERVER_SIDE, message: 'Browser packages import nothing of the server side.'}
      : {
          group: ['lit', 'lit/**', '@lit/**', 'openapi-fetch'],
          message: 'The gateway imports nothing of the browser side.',
        };
  const node = {group: ['node:*'], message: 'Browser packages run in a browser; only tests may use Node.'};
  const rule = (patterns) => ({'no-restricted-imports': ['error', {patterns}]});
  const common = [ourOwn, relative, otherSide];
  return [
    {files, ignores: TESTS, rules: rule(mayUseNode ? common : [...common, node])},
    {
      files: files.flatMap((glob) => TESTS.map((test) => glob.replace(/\*\*\/\*\.ts$/, '') + test)),
      rules: rule(common),
    },
  ];
}

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.data/',
      '.cache/',
      'storybook-static/',
      'openapi/generated/',
      // Code of others: checked by their own tools.
      'test/frameworks/projects/',
      'test/frameworks/react/',
      'coverage/',
    ],
  },
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      ...errors(
        'constructor-super',
        'eqeqeq',
        'for-direction',
        'no-async-promise-executor',
        'no-compare-neg-zero',
        'no-cond-assign',
        'no-constant-binary-expression',
        'no-constant-condition',
        'no-control-regex',
        'no-debugger',
        'no-dupe-else-if',
        'no-dupe-keys',
        'no-duplicate-case',
        'no-empty',
        'no-empty-character-class',
        'no-eval',
        'no-fallthrough',
        'no-irregular-whitespace',
        'no-loss-of-precision',
        'no-misleading-character-class',
        'no-new-wrappers',
        'no-self-assign',
        'no-self-compare',
        'no-template-curly-in-string',
        'no-unreachable',
        'no-unsafe-finally',
        'no-unused-labels',
        'no-useless-catch',
        'no-useless-escape',
        'no-var',
        'prefer-const',
        'use-isnan',
        'valid-typeof',
      ),
    },
  },
  {
    files: ['**/*.mjs'],
    rules: {'no-unused-vars': ['error', {argsIgnorePattern: '^_'}]},
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname},
    },
    plugins: {'@typescript-eslint': tseslint.plugin, lit, 'lit-a11y': litA11y, wc},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'separate-type-imports'}],
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: {arguments: false}}],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_'},
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // node:test starts its cases itself; nobody needs to await them.
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test']},
          ],
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false},
      ],
      ...errors(
        '@typescript-eslint/await-thenable',
        '@typescript-eslint/ban-ts-comment',
        '@typescript-eslint/no-array-delete',
        '@typescript-eslint/no-base-to-string',
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-for-in-array',
        '@typescript-eslint/no-implied-eval',
        '@typescript-eslint/no-import-type-side-effects',
        '@typescript-eslint/no-non-null-asserted-optional-chain',
        '@typescript-eslint/no-redundant-type-constituents',
        '@typescript-eslint/no-this-alias',
        '@typescript-eslint/no-unnecessary-type-assertion',
        '@typescript-eslint/no-unsafe-argument',
        '@typescript-eslint/no-unsafe-assignment',
        '@typescript-eslint/no-unsafe-call',
        '@typescript-eslint/no-unsafe-member-access',
        '@typescript-eslint/no-unsafe-return',
        '@typescript-eslint/only-throw-error',
        '@typescript-eslint/prefer-promise-reject-errors',
        '@typescript-eslint/restrict-plus-operands',
        '@typescript-eslint/return-await',
        '@typescript-eslint/unbound-method',

        'lit/attribute-value-entities',
        'lit/binding-positions',
        'lit/lifecycle-super',
        'lit/no-duplicate-template-bindings',
        'lit/no-invalid-escape-sequences',
        'lit/no-invalid-html',
        'lit/no-legacy-imports',
        'lit/no-legacy-template-syntax',
        'lit/no-native-attributes',
        'lit/no-private-properties',
        'lit/no-property-change-update',
        'lit/no-template-bind',
        'lit/no-this-assign-in-render',
        'lit/no-value-attribute',
        'lit/prefer-static-styles',
        'lit/value-after-constraints',

        'wc/attach-shadow-constructor',
        'wc/guard-super-call',
        'wc/no-child-traversal-in-attributechangedcallback',
        'wc/no-child-traversal-in-connectedcallback',
        'wc/no-closed-shadow-root',
        'wc/no-constructor-attributes',
        'wc/no-constructor-params',
        'wc/no-customized-built-in-elements',
        'wc/no-invalid-element-name',
        'wc/no-invalid-extends',
        'wc/no-self-class',
        'wc/no-typos',
        'wc/require-listener-teardown',

        'lit-a11y/accessible-name',
        'lit-a11y/alt-text',
        'lit-a11y/anchor-is-valid',
        'lit-a11y/aria-activedescendant-has-tabindex',
        'lit-a11y/aria-attr-valid-value',
        'lit-a11y/aria-attrs',
        'lit-a11y/aria-role',
        'lit-a11y/aria-unsupported-elements',
        'lit-a11y/autocomplete-valid',
        'lit-a11y/click-events-have-key-events',
        'lit-a11y/definition-list',
        'lit-a11y/heading-hidden',
        'lit-a11y/iframe-title',
        'lit-a11y/img-redundant-alt',
        'lit-a11y/mouse-events-have-key-events',
        'lit-a11y/no-access-key',
        'lit-a11y/no-aria-slot',
        'lit-a11y/no-autofocus',
        'lit-a11y/no-distracting-elements',
        'lit-a11y/no-redundant-role',
        'lit-a11y/obj-alt',
        'lit-a11y/role-has-required-aria-attrs',
        'lit-a11y/role-supports-aria-attr',
        'lit-a11y/scope',
        'lit-a11y/tabindex-no-positive',
      ),
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      // Assertions of chai are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-properties': [
        'error',
        ...['it', 'describe', 'test', 'suite'].map((object) => ({
          object,
          property: 'only',
          message: 'One case alone hides the others.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name='only']",
          message: 'One case alone hides the others.',
        },
      ],
    },
  },

  boundary(['openapi/**/*.ts'], []),
  boundary(['packages/core/src/**/*.ts'], ['contract']),
  boundary(['packages/ui/src/**/*.ts'], ['core']),
  ...WIDGETS.map((widget) => boundary([`packages/${widget}/src/**/*.ts`], ['core', 'ui'])),
  boundary(['packages/elements/src/**/*.ts'], ['core', 'ui', ...WIDGETS]),
  boundary(['packages/elements/src/server/**/*.ts'], ['core', 'ui', ...WIDGETS], {mayUseNode: true}),
  boundary(['packages/gateway/src/**/*.ts'], ['contract'], {side: 'server'}),
);
