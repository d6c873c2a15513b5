import type { ArgumentSpec, Command, OptionSpec, ValueKind } from '../command';

/** One thing that a word may become. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What can be completed: the commands, and what the topology at hand names. */
export interface Vocabulary {
  readonly commands: readonly Command[];
  /** First words that stand for nothing alone, such as `dlq`, and what they are for. */
  readonly groups: Readonly<Record<string, string>>;
  readonly globalOptions: readonly OptionSpec[];
  names(kind: ValueKind): readonly Candidate[];
}

/** Words of bash break at `=`, which then stands as a word of its own. */
function withoutEquals(words: readonly string[]): readonly string[] {
  const last = words.length - 1;
  return words.flatMap((word, index) => (word !== '=' ? [word] : index === last ? [''] : []));
}

function startingWith(partial: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ value }) => value.startsWith(partial));
}

function commandWords({ commands, groups }: Vocabulary, before: readonly string[]): readonly Candidate[] {
  const [group] = before;
  if (group !== undefined) {
    const members = commands.filter(({ name }) => name.startsWith(`${group} `));
    return members.map(({ name, summary }) => ({
      value: name.slice(group.length + 1),
      description: summary,
    }));
  }
  const single = commands.filter(({ name }) => !name.includes(' '));
  return [
    ...single.map(({ name, summary }) => ({ value: name, description: summary })),
    ...Object.entries(groups).map(([value, description]) => ({ value, description })),
  ];
}

interface Found {
  readonly command: Command;
  /** What stands behind its name. */
  readonly rest: readonly string[];
}

function findCommand(commands: readonly Command[], words: readonly string[]): Found | undefined {
  for (const command of commands) {
    const { length } = command.name.split(' ');
    if (command.name === words.slice(0, length).join(' ')) return { command, rest: words.slice(length) };
  }
  return undefined;
}

function spellings({ flags }: OptionSpec): readonly string[] {
  return flags.split(/, | /).filter((part) => part.startsWith('-'));
}

function longest(option: OptionSpec): string {
  return spellings(option).at(-1)!;
}

function takesValue({ flags }: OptionSpec): boolean {
  return flags.includes('<');
}

/** What no shell takes for more than a word; a name that is none is an error of the topology. */
const SAFE = /^[\w.@%+:/-]+$/;

function valuesOf(spec: ArgumentSpec | OptionSpec | undefined, vocabulary: Vocabulary): readonly Candidate[] {
  if (spec?.choices) return spec.choices.map((value) => ({ value, description: '' }));
  return spec?.kind === undefined ? [] : vocabulary.names(spec.kind).filter(({ value }) => SAFE.test(value));
}

/** Which words are operands: neither options nor their values. */
function operandsAmong(words: readonly string[], options: readonly OptionSpec[]): readonly string[] {
  const valued = options.filter(takesValue).flatMap(spellings);
  return words.filter(
    (word, index) => !word.startsWith('-') && !(index > 0 && valued.includes(words[index - 1]!)),
  );
}

function completeCommand(
  { command, rest }: Found,
  partial: string,
  vocabulary: Vocabulary,
): readonly Candidate[] {
  const options = [...command.options, ...vocabulary.globalOptions];
  const named = (word: string) => options.find((option) => spellings(option).includes(word));

  const [flag, value] = partial.split(/=(.*)/s);
  if (partial.startsWith('--') && value !== undefined) {
    const candidates = startingWith(value, valuesOf(named(flag!), vocabulary));
    return candidates.map((candidate) => ({ ...candidate, value: `${flag}=${candidate.value}` }));
  }
  const previous = named(rest.at(-1) ?? '');
  if (previous && takesValue(previous)) return startingWith(partial, valuesOf(previous, vocabulary));
  if (partial.startsWith('-')) {
    const open = options.filter(
      (option) => option.repeatable === true || !spellings(option).some((word) => rest.includes(word)),
    );
    const candidates = open.map((option) => ({ value: longest(option), description: option.description }));
    return startingWith(partial, candidates);
  }
  const argument = command.arguments[operandsAmong(rest, options).length];
  return startingWith(partial, valuesOf(argument, vocabulary));
}

/**
 * What the last of the words behind `msgtopo` may become; nothing where only the person or the disk knows.
 * @param words the last is the one that is being written, and may be empty.
 */
export function complete(words: readonly string[], vocabulary: Vocabulary): readonly Candidate[] {
  const all = withoutEquals(words);
  const before = all.slice(0, -1);
  const partial = all.at(-1) ?? '';
  const found = findCommand(vocabulary.commands, before);
  if (found) return completeCommand(found, partial, vocabulary);
  return startingWith(partial, commandWords(vocabulary, before));
}
