import type { Command } from '#cli/command';
import { EXIT } from '#cli/exit-code';
import { GLOBAL_OPTIONS } from '#cli/global-options';
import { COMMANDS } from '#cli/commands/index';
import { code, fence, page, table } from '#base/util/markdown';
import { GENERATED } from './generated';

const EXIT_MEANINGS = {
  done: 'All is well, or has only warnings.',
  findings: 'The topology has errors, a plan is refused, or `plan --exit-code` found changes.',
  usage: 'Wrong options, no such file, no permission; no Terraform, no credentials.',
  bug: 'A bug in msgtopo.',
  interrupted: 'Stopped by Ctrl-C or SIGTERM; Terraform has saved what was done.',
} satisfies Record<keyof typeof EXIT, string>;

function section({ name, alias, summary, arguments: args, options, examples }: Command): string[] {
  const usage = ['msgtopo', name, '[options]', ...args.map((argument) => `[${argument.name}]`)].join(' ');
  const described = [
    ...args.map((argument) => [code(argument.name), argument.description]),
    ...options.map(({ flags, description, choices, default: standard }) => {
      const chosen = choices ? `: ${choices.map(code).join(', ')}` : '';
      return [
        code(flags),
        description + chosen + (standard === undefined ? '' : ` (default: ${code(standard)})`),
      ];
    }),
  ];
  return [
    `## ${name}`,
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.${alias === undefined ? '' : ` \`${name.split(' ')[0]} ${alias}\` is the same.`}`,
    fence('sh', usage),
    described.length === 0 ? '' : table(['Argument or option', 'Meaning'], described),
    fence('sh', examples.join('\n')),
  ];
}

/** Every command, as its help says it. */
export function commandsPage(): string {
  const exits = Object.entries(EXIT).map(([name, status]) => [
    String(status),
    EXIT_MEANINGS[name as keyof typeof EXIT],
  ]);
  return page([
    '# Commands',
    GENERATED,
    'Data goes to standard output, everything else to standard error. ' +
      '`msgtopo help COMMAND` shows what one takes, `msgtopo -v` the version. Every command also takes these:',
    table(
      ['Option', 'Meaning'],
      GLOBAL_OPTIONS.map(({ flags, description }) => [code(flags), description]),
    ),
    '## Exit status',
    table(['Status', 'Meaning'], exits),
    ...COMMANDS.flatMap(section),
  ]);
}
