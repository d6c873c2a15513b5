import { Option } from 'commander';
import { command, type Run } from '#cli/command';
import type { VALIDATE } from '#cli/commands/index';
import { COMMANDS } from '#cli/commands/index';
import { DLQ_PURGE } from '#cli/commands/operation-commands';
import type { SEND } from '#cli/commands/message-commands';
import type { DEPLOY, PLAN } from '#cli/commands/terraform-commands';
import { valueName, type OptionsOf } from '#cli/option-values';

const FLAGS = new Set(COMMANDS.flatMap(({ options }) => options.map(({ flags }) => flags)));

test.each([...FLAGS])('commander puts the value of `%s` where the code reads it', (flags) => {
  expect(valueName(flags)).toBe(new Option(flags).attributeName());
});

/** Holds if both types are the same; the compiler tells if not. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

function holds(_: true): void {
  expect(_).toBe(true);
}

test('the kinds of values are those of the table', () => {
  type Validate = OptionsOf<typeof VALIDATE>;
  holds(true satisfies Same<Validate['quiet'], true | undefined>);
  holds(true satisfies Same<Validate['environment'], string | undefined>);
  holds(true satisfies Same<Validate['format'], 'text' | 'json' | 'github' | 'sarif' | 'junit' | undefined>);
  holds(true satisfies Same<OptionsOf<typeof SEND>['attribute'], readonly string[] | undefined>);
  holds(true satisfies Same<OptionsOf<typeof DEPLOY>['affected'], string | true | undefined>);
  holds(true satisfies Same<OptionsOf<typeof DEPLOY>['lockTimeout'], string | undefined>);
});

test('the compiler refuses an option that the table does not have, and the code of another command', () => {
  const read = (options: OptionsOf<typeof DLQ_PURGE>) => {
    // @ts-expect-error -- it is `yes`
    const misspelt: unknown = options.yess;
    return misspelt;
  };
  const plan: Run<typeof PLAN> = () => Promise.resolve({ exitCode: 0 });
  // @ts-expect-error -- `plan` reads options that `dlq purge` does not take
  command(DLQ_PURGE, () => Promise.resolve({ run: plan }));
  expect(read({ environment: undefined, yes: true })).toBeUndefined();
});
