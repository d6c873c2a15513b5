import { Command as Commander, CommanderError, Option } from 'commander';
import { COMMANDS, GROUPS } from './commands';
import { HELP_SECTIONS } from './commands/help-sections';
import type { Command, Context, OptionSpec, Outcome } from './command';
import { EXIT, type ExitCode } from './exit-code';
import { GLOBAL_OPTIONS } from './global-options';
import { valueName, type ValuesOf } from './option-values';
import { terminalText } from '#base/util/terminal-text';
import { version } from '#base/util/version';

/** Where a run reads and writes; the process gives its own, tests theirs. */
export interface Host {
  readonly context: Context;
  writeOut(text: string): void;
  writeError(text: string): void;
}

interface Invocation {
  readonly command: Command;
  readonly args: readonly string[];
  readonly options: ValuesOf<typeof GLOBAL_OPTIONS>;
}

/** Where a command of one word stands, and one of two: below the first of them. */
function place(program: Commander, name: string): { readonly parent: Commander; readonly word: string } {
  const [first, second] = name.split(' ') as [string, string | undefined];
  if (second === undefined) return { parent: program, word: first };
  const group = program.commands.find((candidate) => candidate.name() === first);
  const parent =
    group ??
    program
      .command(first)
      .description(GROUPS[first] ?? '')
      .helpCommand(false);
  return { parent, word: second };
}

function declare(program: Commander, { name, alias, summary }: Command): Commander {
  const { parent, word } = place(program, name);
  const sub = parent.command(word).summary(summary).description(summary);
  return alias === undefined ? sub : sub.alias(alias);
}

/** Another spelling sets the same option. */
function addAlias(sub: Commander, { flags, alias }: OptionSpec): void {
  if (alias === undefined) return;
  sub.addOption(new Option(alias).hideHelp());
  sub.on(`option:${alias.slice(2)}`, () => sub.setOptionValue(valueName(flags), true));
}

/** What a command takes, and that it was chosen. */
function equip(sub: Commander, command: Command, chosen: (invocation: Invocation) => void): void {
  for (const { name, description, variadic = false } of command.arguments) {
    sub.argument(`[${name}${variadic ? '...' : ''}]`, description);
  }
  for (const spec of command.options) {
    const option = new Option(spec.flags, spec.description);
    if (spec.choices) option.choices([...spec.choices]);
    if (spec.default !== undefined) option.default(spec.default);
    if (spec.repeatable === true) {
      option.argParser((value: string, earlier: readonly string[] | undefined) => [
        ...(earlier ?? []),
        value,
      ]);
    }
    sub.addOption(option);
    addAlias(sub, spec);
  }
  for (const { flags, description } of GLOBAL_OPTIONS) sub.option(flags, description);
  const examples = command.examples.map((example) => `  $ ${example}`).join('\n');
  sub.addHelpText('after', `\nExamples:\n${examples}`);
  sub.action((...received: unknown[]) => {
    const given = received.slice(0, command.arguments.length).flat();
    const args = given.filter((arg) => typeof arg === 'string');
    chosen({ command, args, options: sub.opts() });
  });
}

/** Only what the first word can mean is equipped: of all others, help and suggestions need no more than the names. */
function createProgram(host: Host, first: string, chosen: (invocation: Invocation) => void): Commander {
  const program = new Commander('msgtopo')
    .description(
      'One YAML file for a messaging topology on AWS: validated, tested, and deployed as plain Terraform.',
    )
    .version(version(), '-V, --version')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (sub) => sub.name() })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.writeOut(text),
      writeErr: (text) => host.writeError(text),
    });
  for (const command of COMMANDS) {
    const sub = declare(program, command);
    if (command.name.split(' ')[0] === first) equip(sub, command, chosen);
  }
  for (const sub of program.commands) sub.copyInheritedSettings(program);
  for (const [heading, names] of Object.entries(HELP_SECTIONS)) {
    for (const sub of program.commands) if (names.includes(sub.name())) sub.helpGroup(`${heading}:`);
  }
  return program;
}

function isSystemError(failure: unknown): failure is NodeJS.ErrnoException {
  return failure instanceof Error && 'code' in failure && 'syscall' in failure;
}

function explainFailure(failure: unknown, debug: boolean): Outcome {
  if (isSystemError(failure)) {
    return { exitCode: EXIT.usage, talk: `msgtopo: ${failure.message}\n` };
  }
  const { message, stack } = failure instanceof Error ? failure : new Error(String(failure));
  const text = `msgtopo: internal error: ${message}\n  This is a bug. Please report it with the output of --debug.\n`;
  return { exitCode: EXIT.bug, talk: debug ? `${text}${stack ?? ''}\n` : text };
}

async function execute({ command, args, options }: Invocation, context: Context): Promise<Outcome> {
  try {
    const { run } = await command.load();
    // Commander has read them by the table that the command's own options are typed from.
    return await run(args, options as never, context);
  } catch (failure) {
    return explainFailure(failure, options.debug === true);
  }
}

/** What programs read comes as it is, in a format that has a name. */
function isForPeople({ options }: Invocation): boolean {
  const { format = 'text', json } = options as { readonly format?: string; readonly json?: boolean };
  return format === 'text' && json !== true;
}

/** What people type by habit, in the words of commander: `help plan` is `plan --help`, `-v` is `--version`. */
function inOurWords([first = '--help', ...rest]: readonly string[]): [string, ...string[]] {
  if (first === '-v') return ['--version', ...rest];
  if (first !== 'help') return [first, ...rest];
  const [command = '--help', ...more] = rest;
  // What is no command is refused as such, with a suggestion.
  const isKnown = COMMANDS.some(({ name }) => name.split(' ')[0] === command);
  return isKnown ? [command, ...more, '--help'] : [command];
}

/** Parses the arguments (without `node` and script), runs one command, prints what it gives back. */
export async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  let invocation: Invocation | undefined;
  const [first, ...rest] = inOurWords(argv);
  const program = createProgram(host, first, (chosen) => (invocation = chosen));
  try {
    program.parse([first, ...rest], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    return failure.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  if (!invocation) return EXIT.usage;
  const { data, talk, exitCode } = await execute(invocation, host.context);
  if (talk !== undefined) host.writeError(terminalText(talk));
  if (data !== undefined) host.writeOut(isForPeople(invocation) ? terminalText(data) : data);
  return exitCode;
}
