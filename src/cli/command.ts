import type { Style } from '#base/util/style';
import { EXIT, type ExitCode } from './exit-code';
import type { OptionsOf } from './option-values';

/** What a command may know of the world around it. */
export interface Context {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** For what goes to standard output, and to standard error. */
  readonly style: Style;
  readonly talkStyle: Style;
  readStdin(): Promise<Uint8Array>;
  now(): Date;
  /** Gives data before the command is over, for standard output. */
  emit(data: string): void;
  /** For a person who watches while a command runs. */
  readonly live: Live;
  /** Asks that person; absent where there is no terminal to ask at. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Hears of Ctrl-C and SIGTERM instead of ending at once, until the function that it gives back is called. */
  onSignal(listener: (signal: NodeJS.Signals) => void): () => void;
}

/** What is told on standard error before the command is over. */
export interface Live {
  /** Lines that stay. */
  say(text: string): void;
  /** What goes on just now: one line that the next one replaces, and only on a terminal. */
  show(text: string): void;
}

/** What a command gives back instead of printing. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** For standard output: what was asked for. */
  readonly data?: string;
  /** For standard error: what went wrong, or what a person should see. */
  readonly talk?: string;
}

export function usageProblem(message: string, help?: string): Outcome {
  const lines = [`msgtopo: ${message}`, ...(help === undefined ? [] : [`  ${help}`])];
  return { exitCode: EXIT.usage, talk: `${lines.join('\n')}\n` };
}

/** What a value may be, for the shells that complete it. */
export type ValueKind = 'environment' | 'topic' | 'queue' | 'consumer' | 'drill' | 'rule' | 'template';

export interface ArgumentSpec {
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** What its value names; a file if it is not said. */
  readonly kind?: ValueKind;
  /** Whether it takes all that follows. */
  readonly variadic?: boolean;
}

export interface OptionSpec {
  /** As commander takes it: `-e, --environment <name>`. */
  readonly flags: string;
  /** Another spelling of the same, such as `--auto-approve`. */
  readonly alias?: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly repeatable?: boolean;
  /** What its value names; a file if it is not said. */
  readonly kind?: ValueKind;
}

/** A command as help and reference show it. */
export interface CommandSpec {
  readonly name: string;
  /** Another last word for the same command. */
  readonly alias?: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}

/** What a command does, with the options that its table names and no others. */
export type Run<Spec extends CommandSpec> = (
  args: readonly string[],
  options: OptionsOf<Spec>,
  context: Context,
) => Promise<Outcome>;

/** The code behind a command, whatever its options are. */
export type AnyRun = (args: readonly string[], options: never, context: Context) => Promise<Outcome>;

/** A command, with the code behind it, which is loaded when it runs. */
export interface Command extends CommandSpec {
  load(): Promise<{ readonly run: AnyRun }>;
}

/** Puts a table and the code that reads its options together. */
export function command<Spec extends CommandSpec>(
  spec: Spec,
  load: () => Promise<{ readonly run: Run<NoInfer<Spec>> }>,
): Command {
  return { ...spec, load };
}
