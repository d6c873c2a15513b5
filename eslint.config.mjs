import tseslint from 'typescript-eslint';
import { namedKinds } from './scripts/lint/named-kinds.mjs';

/** Terraform addresses are a contract, so they are made in one place. */
const ADDRESS_TYPED = [
  'TemplateElement[value.raw=/\\baws_\\w+\\.$/]',
  'Literal[value=/^(data\\.)?aws_\\w+\\.\\w/]',
].map((selector) => ({ selector, message: 'Use `addressOf` of src/model/address.ts.' }));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.cache/', '.quickstart/', 'cdktf.out/', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A resolver may end with the report of why there is nothing to give back.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A construct stands in the tree by being made.
      'no-new': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      // There are no enums here, and looking for them takes a seventh of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `!` marks what a check before it, or the schema, has made sure of.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Property access on data of unknown keys is written with brackets, as the compiler option asks.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@cdktf/provider-aws',
              message: 'The index takes seconds to load: import `lib/<resource>`.',
            },
          ],
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // Generated lists are as long as there are things to list.
    files: ['src/validate/rules/index.ts', 'src/base/diagnostics/rule-id.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/**', 'stacks/**'],
    rules: { 'no-restricted-syntax': ['error', ...ADDRESS_TYPED] },
  },
  {
    files: ['src/**', 'stacks/**'],
    plugins: { msgtopo: { rules: { 'named-kinds': namedKinds } } },
    rules: { 'msgtopo/named-kinds': 'error' },
  },
  {
    files: ['test/**', 'scripts/**', 'benchmarks/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
