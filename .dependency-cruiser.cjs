/**
 * The rooms of the source and who may import whom. A room that is not named for another may not import it, so that no
 * two rooms can need each other. CONTRIBUTING.md says what each room is for.
 */
const ROOMS = {
  base: { uses: [], because: 'Everybody uses it, so it must not depend on anybody.' },
  model: { uses: ['base'], because: 'What a topology is does not depend on how it is written or used.' },
  language: {
    uses: ['base', 'model'],
    because: 'Reading a file ends with the model; rules, output and commands start from there.',
  },
  messages: {
    uses: ['base', 'model', 'language'],
    because: 'What happens to a message follows from the topology and AWS; flows are read like topologies.',
  },
  monitoring: { uses: ['base', 'model'], because: 'Alarms are a function of the topology.' },
  policies: {
    uses: ['base', 'model', 'monitoring'],
    because: 'A policy is a function of the topology: stacks write it, rules measure it, pages show it.',
  },
  drill: {
    uses: ['base', 'model', 'monitoring'],
    because: 'What happens in a failure follows from topology, Terraform, load and seed: data in, data out.',
  },
  deploy: {
    uses: ['base', 'model', 'language', 'messages'],
    because: 'Plans are judged and applied the same way, whoever asks for it.',
  },
  validate: {
    uses: ['base', 'model', 'language', 'messages', 'monitoring', 'policies', 'deploy'],
    because: 'Rules read the topology. Of `deploy` they need the names of the findings alone.',
  },
  adopt: {
    uses: ['base', 'model', 'language', 'policies', 'deploy'],
    because: 'What lives becomes a topology, and is measured against it; the guard must find the same.',
  },
  local: {
    uses: ['base', 'model', 'language', 'messages', 'validate'],
    because:
      'SNS and SQS on the machine of a developer: the rules of `messages`, on a real clock and behind HTTP.',
  },
  editor: {
    uses: ['base', 'model', 'language', 'validate'],
    because: 'An editor asks about a text that somebody writes; the same front end and rules answer.',
  },
  operate: {
    uses: ['base', 'model', 'messages', 'monitoring'],
    because: 'What is deployed is found by the names in the topology.',
  },
  views: {
    uses: ['base', 'model', 'messages', 'monitoring', 'policies', 'drill', 'validate'],
    because: 'Pictures, pages and estimates show a topology and change nothing.',
  },
  cli: {
    uses: [
      'base',
      'model',
      'language',
      'messages',
      'monitoring',
      'policies',
      'drill',
      'deploy',
      'validate',
      'adopt',
      'local',
      'editor',
      'operate',
      'views',
    ],
    because: 'Commands put the other rooms together and are used by `bin` alone.',
  },
};

const layers = Object.entries(ROOMS).map(([room, { uses, because }]) => ({
  name: `${room}-layer`,
  comment: because,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^(src|bin)/', pathNot: `^src/(${[room, ...uses].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'every-room-is-named-here',
      comment: 'A new folder below `src` needs a place in the table above.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(ROOMS).join('|')})/` },
      to: {},
    },
    {
      name: 'stacks-layer',
      comment:
        'Stacks write what the model and the policies say; they neither read files nor talk to people.',
      severity: 'error',
      from: { path: '^stacks/' },
      to: { path: '^(src|bin)/', pathNot: '^src/(base|model|monitoring|policies|deploy|validate)/' },
    },
    {
      name: 'only-the-door-uses-cdktf',
      comment: 'Moving to another generation of cdktf changes one file.',
      severity: 'error',
      from: { pathNot: '^stacks/cdktf\\.ts$' },
      to: { path: 'node_modules/(cdktf|constructs|@cdktf)/' },
    },
    {
      name: 'stacks-are-loaded-when-needed',
      comment: 'cdktf takes a tenth of a second to load: only commands that synthesize pay for it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^stacks/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'quick-knows-nothing',
      comment: 'It replaces zod in the bundle: whatever it imported would be loaded by every command.',
      severity: 'error',
      from: { path: '^src/language/schema/quick\\.ts$' },
      to: {},
    },
    {
      name: 'schema-says-what-is-written',
      comment: 'The schema describes the file; `resolve` decides what it means.',
      severity: 'error',
      from: { path: '^src/language/(schema|source)/' },
      to: { path: '^src/language/(read|resolve)/' },
    },
    {
      name: 'filter-policies-know-no-topology',
      comment: 'A filter policy means what SNS says: policy and message in, answer out. Browsers run it too.',
      severity: 'error',
      from: { path: '^src/messages/filter-policy/' },
      to: { path: '^(src/(model|language|messages/(?!filter-policy))|node:|fs$)' },
    },
    {
      name: 'contracts-know-no-topology',
      comment: 'What a JSON Schema says of messages and filters needs no topology.',
      severity: 'error',
      from: { path: '^src/messages/contract/' },
      to: { path: '^(src/(model|language|messages/(?!contract|filter-policy))|node:|fs$)' },
    },
    {
      name: 'simulator-is-pure',
      comment:
        'A simulation is a function of topology, messages and seed: no files, no real clock, no network.',
      severity: 'error',
      from: { path: '^src/messages/simulator/' },
      to: { path: '^(src/(language|messages/flow)/|node:(?!crypto)|fs$)' },
    },
    {
      name: 'pure-rooms',
      comment:
        'Functions of a topology or a plan: no files, no processes, no network, so tests need only data.',
      severity: 'error',
      from: { path: '^src/(model|monitoring|policies|drill|validate|deploy/plan|views/cost)/' },
      to: { path: '^(node:|fs$|child_process$)' },
    },
    {
      name: 'rules-do-not-know-their-readers',
      comment:
        'Whether a delivery path holds follows from the rules; a rule must not depend on how that is told.',
      severity: 'error',
      from: { path: '^src/validate/(rules|explanations)/' },
      to: { path: '^src/validate/paths/' },
    },
    {
      name: 'terraform-knows-no-topology',
      comment: 'Running Terraform has nothing to do with what it deploys.',
      severity: 'error',
      from: { path: '^src/deploy/terraform/' },
      to: { path: '^src/(model|language|messages|deploy/(?!terraform))/' },
    },
    {
      name: 'plans-are-judged-as-data',
      comment: 'The guard is a function of a plan, so every danger can be tested without Terraform.',
      severity: 'error',
      from: { path: '^src/deploy/plan/' },
      to: { path: '^src/deploy/(?!plan)' },
    },
    {
      name: 'workflows-are-text',
      comment: 'A workflow is a function of a few facts; commands find the facts and write the file.',
      severity: 'error',
      from: { path: '^src/deploy/ci/' },
      to: { pathNot: '^src/deploy/ci/' },
    },
    {
      name: 'only-named-modules-use-files',
      comment: 'Few modules read and write files, so that everything else can be tested with data.',
      severity: 'error',
      from: {
        path: '^(src|stacks|bin)/',
        pathNot: `^(${[
          'src/base/util/(files|generated-folder|package-root|version)',
          'src/language/read/(workspace|plain-pattern)',
          'src/deploy/apply/(digest|handlers|kept-plan|move-state|surroundings|unsaved-state)',
          'src/local/(keep/log-file|consumers/(call|program))',
          'src/deploy/terraform/(backend-change|binary|fingerprint|foreign-files|local-state|mirror|process)',
          'src/views/(page/assets|compare/revision)',
          'src/cli/commands/(adoption-record|ci|deploy|doctor|exec|fix|import-cloudformation|import-copilot|import-files|import-state|init|init-place|migrate|permissions|review|side|templates|test|topology-input|workflow-tools)',
          'stacks/synth',
        ].join('|')})\\.ts$`,
      },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'bin-only-starts-the-cli',
      comment: 'Everything that the program does can be tested without a process.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { pathNot: '^src/cli/|^(module|path)$' },
    },
    {
      name: 'page-script-runs-in-browsers',
      comment:
        'The script of the page is bundled: it shares the filter engine and what SNS refuses, and nothing that needs Node.js.',
      severity: 'error',
      from: { path: '^src/views/page/browser/' },
      to: {
        pathNot: '^src/(views/page/browser|messages/(filter-policy|admission))/|^src/views/page/data\\.ts$',
      },
    },
    {
      name: 'nobody-imports-the-page-script',
      comment: 'It comes to the page as a bundle, which `npm run build` makes.',
      severity: 'error',
      from: { pathNot: '^src/views/page/browser/' },
      to: { path: '^src/views/page/browser/' },
    },
    {
      name: 'no-circular',
      comment:
        'A cycle means that two modules are one, or that a third is missing. Types are gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-unreachable-from-entry',
      comment:
        'Code that neither the program nor the library reaches is dead. The bundle has `quick` in place of zod.',
      severity: 'error',
      from: {
        path: '^(bin/msgtopo|src/index|src/views/page/browser/(main|live)|src/language/schema/quick)\\.ts$',
      },
      to: {
        path: '^(src|stacks)/',
        pathNot: '^src/(index|views/page/browser/(main|live)|language/schema/quick)\\.ts$',
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
