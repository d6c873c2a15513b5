import type { Context, OptionValues } from '../command';

/** A command that runs Terraform, as it was called. */
export interface Invocation {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly context: Context;
  /** The command that works on one environment only; absent if all will do. */
  readonly single?: string;
}
