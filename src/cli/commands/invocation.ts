import type { Context } from '../command';
import type { TerraformOptions } from './terraform-commands';

/** A command that runs Terraform, as it was called. */
export interface Invocation<Options extends TerraformOptions = TerraformOptions> {
  readonly args: readonly string[];
  readonly options: Options;
  readonly context: Context;
  /** The command that works on one environment only; absent if all will do. */
  readonly single?: string;
}
