import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import typescript from 'typescript-eslint';

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config/ reads the environment; take what you need as an argument.',
};
const ENUM = { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' };

export default typescript.config(
  { ignores: ['**/dist/', '.data/', 'node_modules/', 'coverage/', '**/*.d.mts', '**/*.gen.ts', '**/generated/'] },
  js.configs.recommended,
  {
    // A pattern that backtracks over what strangers wrote stops a process for everybody.
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': ['error', { ignorePartial: false, report: 'potential' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Express and react-admin take handlers that return a promise.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/require-await': 'off',
      // Objects made by factories have no `this`; form fields are text.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Normalising text is about control characters and joiners.
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off',
      'max-params': ['error', 4],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ENVIRONMENT, ENUM],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'console', 'fetch', 'setTimeout', 'setInterval'] },
  },
  {
    files: ['**/environment.ts', '**/*.test.ts', '**/testing/**', 'test/**', 'bench/**'],
    rules: { 'no-restricted-syntax': ['error', ENUM] },
  },
  {
    // What a server answers and what react-admin hands out is `any`; tests and screens look at it as it is.
    files: ['**/*.test.ts', '**/testing/**', 'test/**', 'bench/**', 'admin-ui/**'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
  },
  {
    files: ['admin-ui/src/**'],
    ignores: ['admin-ui/src/ui/LineInput.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'react-admin',
          importNames: ['TextInput', 'PasswordInput'],
          message: 'A text has bounds: use ui/LineInput.tsx.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/testing/**', 'test/**', 'bench/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'max-params': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'URL', 'Buffer']
          .concat(['AbortController', 'AbortSignal', 'FormData', 'Blob', 'performance', 'module'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
