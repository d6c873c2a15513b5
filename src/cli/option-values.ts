import type { OptionSpec } from './command';

/* What commander makes of the options that a command describes, as types: an option that is not described does not compile. */

type CamelCase<Words extends string> = Words extends `${infer Word}-${infer Rest}`
  ? `${Word}${Capitalize<CamelCase<Rest>>}`
  : Words;

type LongFlag<Flags extends string> = Flags extends `${string}--${infer Flag} ${string}`
  ? Flag
  : Flags extends `${string}--${infer Flag}`
    ? Flag
    : never;

/** `lockTimeout` for `--lock-timeout <time>`. What `--no-color` turns off has another name, and nobody asks for it. */
export type ValueName<Flags extends string> =
  LongFlag<Flags> extends `no-${string}` ? never : CamelCase<LongFlag<Flags>>;

type Absent<Spec extends OptionSpec> = Spec extends { readonly default: string } ? never : undefined;

type Text<Spec extends OptionSpec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : string;

type ValueOf<Spec extends OptionSpec> = Spec extends { readonly repeatable: true }
  ? readonly string[] | undefined
  : Spec['flags'] extends `${string}<${string}`
    ? Text<Spec> | Absent<Spec>
    : Spec['flags'] extends `${string}[${string}`
      ? string | true | undefined
      : true | undefined;

/** The values of some options, by their names. */
export type ValuesOf<Specs extends readonly OptionSpec[]> = {
  readonly [Flags in Specs[number]['flags'] as ValueName<Flags>]: ValueOf<
    Extract<Specs[number], { readonly flags: Flags }>
  >;
};

/** The values of the options that a command takes. */
export type OptionsOf<Spec extends { readonly options: readonly OptionSpec[] }> = ValuesOf<Spec['options']>;

/** The name that the value of an option has. */
export function valueName<Flags extends string>(flags: Flags): ValueName<Flags> {
  const [, flag] = /--([a-z-]+)/.exec(flags)!;
  return flag!.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as ValueName<Flags>;
}
