import type { CommandSpec, OptionSpec } from '#cli/command';
import { valueName, type OptionsOf } from '#cli/option-values';

/** The options of a command as commander would read them: some given, the others left out. */
export function optionsOf<Spec extends CommandSpec>(
  { options }: Spec,
  given: Partial<OptionsOf<Spec>> = {},
): OptionsOf<Spec> {
  const standards = options.flatMap(({ flags, default: standard }: OptionSpec) =>
    standard === undefined ? [] : [[valueName(flags), standard] as const],
  );
  return { ...Object.fromEntries(standards), ...given } as OptionsOf<Spec>;
}

/** All names of an option: `-y`, `--yes`, `--auto-approve`. */
export function spellings({ flags, alias }: Pick<OptionSpec, 'flags' | 'alias'>): string[] {
  return [...(flags.match(/--?[\w-]+/g) ?? []), ...(alias === undefined ? [] : [alias])];
}
