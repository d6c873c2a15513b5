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
      name: 'quick-knows-nothing',
      comment: 'It stands for zod: anything that it needed would be needed before every answer.',
      severity: 'error',
      from: { path: '^src/schema/quick\\.ts$' },
      to: {},
    },
    {
      name: 'topology-is-below-its-users',
      comment: 'The model does not know rules, commands, or what is made from it.',
      severity: 'error',
      from: { path: '^src/topology/' },
      to: { path: '^(src/(rules|plan|terraform|deploy|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'filter-policies-know-no-topology',
      comment: 'What a filter policy means is a matter of SNS alone: policy and message in, answer out.',
      severity: 'error',
      from: { path: '^src/filter-policy/' },
      to: { path: '^(src/(?!filter-policy|diagnostics|util)|stacks/|bin/|node:|fs$)' },
    },
    {
      name: 'contracts-know-no-topology',
      comment:
        'What a JSON Schema says of messages and filters is a function of these; topics come in above.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^(src/(?!contract|filter-policy|diagnostics|util|topology/json)|stacks/|bin/|node:|fs$)' },
    },
    {
      name: 'simulator-is-pure',
      comment:
        'A simulation is a function of topology, messages and seed: no files, no real clock, no network.',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^(src/(flow|rules|commands|cli|docs|terraform)/|stacks/|node:(?!crypto)|fs$)' },
    },
    {
      name: 'flows-are-below-commands',
      comment: 'Flows drive the simulator; how they are asked for and where results go is decided above.',
      severity: 'error',
      from: { path: '^src/flow/' },
      to: { path: '^(src/(rules|commands|cli|docs|terraform)/|stacks/)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule is a function of the topology: no files, no output, no commands.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: '^(src/(commands|cli|docs)/|stacks/|node:|fs$|child_process$)' },
    },
    {
      name: 'paths-are-told-by-rules',
      comment: 'Whether a path holds is what the rules find; nothing below may depend on how it is told.',
      severity: 'error',
      from: { path: '^src/(rules|findings|topology|schema|source)/' },
      to: { path: '^src/paths/' },
    },
    {
      name: 'only-named-modules-use-files',
      comment:
        'Reading and writing files happens in few places, so that everything else can be tested with data.',
      severity: 'error',
      from: {
        path: '^(src|stacks|bin)/',
        pathNot:
          '^(src/topology/(workspace|plain-pattern)|src/util/files|src/util/generated-folder|src/page/assets|src/compare/revision|src/util/package-root|src/util/version|src/deploy/(digest|kept-plan|move-state)|src/commands/(ci|compare|deploy|init|migrate|permissions|templates|test|topology-input|workflow-tools)|src/terraform/(backend-change|binary|fingerprint|process)|stacks/synth)\\.ts$',
      },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'terraform-knows-no-topology',
      comment: 'Running Terraform has nothing to do with what is deployed by it.',
      severity: 'error',
      from: { path: '^src/terraform/' },
      to: { path: '^(src/(topology|schema|source|rules|plan|deploy|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'plans-are-judged-as-data',
      comment: 'The guard is a function of a plan, so that every danger can be tested without Terraform.',
      severity: 'error',
      from: { path: '^src/plan/' },
      to: { path: '^(src/(terraform|deploy|rules|commands|cli|docs)/|stacks/|node:)' },
    },
    {
      name: 'estimates-are-pure',
      comment: 'An estimate is a function of topology and prices: offline, and the same on every machine.',
      severity: 'error',
      from: { path: '^src/cost/' },
      to: { path: '^(src/(rules|deploy|operations|commands|cli)/|stacks/|node:|fs$)' },
    },
    {
      name: 'permissions-are-pure',
      comment:
        'What a role may do is a function of the topology, so that a command prints it and a stack can grant it.',
      severity: 'error',
      from: { path: '^src/permissions/' },
      to: {
        path: '^(src/(?!permissions|topology|monitoring|aws|schema|diagnostics|util)|stacks/|bin/|node:|fs$)',
      },
    },
    {
      name: 'workflows-are-text',
      comment:
        'What a workflow says is a function of few facts; whose facts, and where it is written, is decided above.',
      severity: 'error',
      from: { path: '^src/ci/' },
      to: { pathNot: '^src/ci/' },
    },
    {
      name: 'deploy-is-below-commands',
      comment: 'What is deployed, and how, does not depend on how it is asked for or told.',
      severity: 'error',
      from: { path: '^src/deploy/' },
      to: { path: '^(src/(rules|commands|cli|docs)/|stacks/)' },
    },
    {
      name: 'bin-only-starts-the-cli',
      comment: 'Everything that the program does can be tested without a process.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { pathNot: '^src/cli/|^module$' },
    },
    {
      name: 'page-script-runs-in-browsers',
      comment:
        'The script of the page is bundled: it shares the filter engine, and nothing that needs Node.js.',
      severity: 'error',
      from: { path: '^src/page/browser/' },
      to: { pathNot: '^src/(page/browser|filter-policy)/|^src/page/data\\.ts$' },
    },
    {
      name: 'nobody-imports-the-page-script',
      comment: 'It comes to the page as a bundle, which `npm run build` makes.',
      severity: 'error',
      from: { pathNot: '^src/page/browser/' },
      to: { path: '^src/page/browser/' },
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
      comment:
        'Code that neither the program nor the library reaches is dead. The bundle has `quick` in place of zod.',
      severity: 'error',
      from: { path: '^(bin/msgtopo|src/index|src/page/browser/main|src/schema/quick)\\.ts$' },
      to: {
        path: '^(src|stacks)/',
        pathNot: '^src/(index|page/browser/main|schema/quick)\\.ts$',
        reachable: false,
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test)/' },
  },
};
