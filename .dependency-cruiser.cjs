/** The layers of docs/adr/0001: each rule with its reason. */
module.exports = {
  forbidden: [
    {
      name: 'only-the-door-uses-cdktf',
      comment: 'A move to another generation of cdktf is a change to one file.',
      severity: 'error',
      from: { pathNot: '^stacks/cdktf\\.ts$' },
      to: { path: 'node_modules/(cdktf|constructs|@cdktf)/' },
    },
    {
      name: 'stacks-are-loaded-when-needed',
      comment: 'cdktf costs a tenth of a second: only `synth` pays for it, by a dynamic import.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^stacks/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'leaves-import-nothing-above',
      comment: 'diagnostics, aws and util are used everywhere and know nobody.',
      severity: 'error',
      from: { path: '^src/(diagnostics|aws|util)/' },
      to: { path: '^(src/(?!diagnostics|aws|util)|stacks/|bin/)' },
    },
    {
      name: 'source-knows-yaml-only',
      comment: 'Reading text with positions has nothing to do with what the text means.',
      severity: 'error',
      from: { path: '^src/source/' },
      to: { path: '^(src/(schema|topology|rules|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'schema-says-what-is-written',
      comment: 'The schema describes the file; what is meant is decided in topology.',
      severity: 'error',
      from: { path: '^src/schema/' },
      to: { path: '^(src/(source|topology|rules|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'topology-is-below-its-users',
      comment: 'The model does not know rules, commands, or what is made from it.',
      severity: 'error',
      from: { path: '^src/topology/' },
      to: { path: '^(src/(rules|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'filter-policies-know-no-topology',
      comment: 'What a filter policy means is a matter of SNS alone: policy and message in, answer out.',
      severity: 'error',
      from: { path: '^src/filter-policy/' },
      to: { path: '^(src/(?!filter-policy|diagnostics|util)|stacks/|bin/|node:|fs$)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule is a function of the topology: no files, no output, no commands.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: '^(src/(commands|cli|docs)/|stacks/|node:|fs$|child_process$)' },
    },
    {
      name: 'only-named-modules-use-files',
      comment:
        'Reading and writing files happens in few places, so that everything else can be tested with data.',
      severity: 'error',
      from: {
        path: '^(src|stacks|bin)/',
        pathNot:
          '^(src/topology/workspace|src/util/files|src/util/package-root|src/util/version|src/commands/(init|topology-input)|stacks/synth)\\.ts$',
      },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'bin-only-starts-the-cli',
      comment: 'Everything that the program does can be tested without a process.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { pathNot: '^src/cli/' },
    },
    {
      name: 'no-circular',
      comment: 'A cycle means that two modules are one, or that a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-unreachable-from-entry',
      comment: 'Code that neither the program nor the library reaches is dead.',
      severity: 'error',
      from: { path: '^(bin/msgtopo|src/index)\\.ts$' },
      to: { path: '^(src|stacks)/', pathNot: '^src/index\\.ts$', reachable: false },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test)/' },
  },
};
