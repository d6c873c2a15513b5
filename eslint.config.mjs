import tseslint from 'typescript-eslint';

/* A kind of consumer is named in its homes alone; everybody else asks `consumerFacts`: docs/adr/0012. */

const KINDS = '/^(external|fargate|lambda|step-functions)$/';

const KIND_COMPARED = [
  // Of a receiver, `lambda` is the word for a delivery.
  `BinaryExpression[operator=/^[!=]==$/][right.value=${KINDS}]:not([left.object.name="receiver"])`,
  `SwitchCase[test.value=${KINDS}]`,
].map((selector) => ({
  selector,
  message: 'Ask `consumerFacts`: a comparison takes the next kind for one of the others.',
}));

const KIND_CHOSEN = [
  'CallExpression[callee.name=/^(lambdas|fargates)$/]',
  `CallExpression[callee.name="ofKind"] > Literal[value=${KINDS}]`,
].map((selector) => ({ selector, message: 'Ask `consumerFacts`, so that the next kind is not forgotten.' }));

/** Terraform addresses are a contract, so they are made in one place. */
const ADDRESS_TYPED = [
  'TemplateElement[value.raw=/\\baws_\\w+\\.$/]',
  'Literal[value=/^(data\\.)?aws_\\w+\\.\\w/]',
].map((selector) => ({ selector, message: 'Use `addressOf` of src/model/address.ts.' }));

const KIND_HOMES = [
  'src/model/kinds/consumers/**',
  'src/language/{schema/consumer,resolve/consumers}/**',
  'src/operate/consumers/**',
  'src/policies/{consumers,deploying/consumers}/**',
  'stacks/consumers/**',
];

/** Where a kind is named still, and why. No file may be added. */
const KIND_NAMED = [
  // A subscription calls functions alone, and a flow may say how they answer.
  'src/language/resolve/subscriptions.ts',
  'src/messages/flow/workers.ts',
  // Only functions have archives of code beside the file.
  'src/deploy/apply/{digest,handlers}.ts',
  // The plan of a task definition has the containers of a service, as one text.
  'src/deploy/plan/dangers/containers.ts',
  // Import knows topics and queues, and tells functions of the file from others.
  'src/adopt/compare/drift.ts',
  // The helpers themselves.
  'src/model/topology.ts',
];

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
    ignores: [...KIND_HOMES, ...KIND_NAMED],
    rules: { 'no-restricted-syntax': ['error', ...ADDRESS_TYPED, ...KIND_COMPARED, ...KIND_CHOSEN] },
  },
  {
    // A rule may be about one kind alone, but must not take the next kind for it.
    files: ['src/validate/rules/**'],
    ignores: KIND_NAMED,
    rules: { 'no-restricted-syntax': ['error', ...ADDRESS_TYPED, ...KIND_COMPARED] },
  },
  {
    files: ['test/**', 'scripts/**', 'benchmarks/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
