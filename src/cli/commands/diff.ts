import { usageProblem, type OptionValues, type Run } from '../command';
import { PLAN_REPORTER_NAMES } from '#deploy/plan/reporters/index';
import { list } from '#base/util/text';
import { PLAN_OPTIONS } from './terraform-commands';

function flagOf(flags: string): string {
  return /--[a-z-]+/.exec(flags)![0];
}

function valueName(flag: string): string {
  return flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function given(options: OptionValues, flag: string): boolean {
  const value = options[valueName(flag)];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Two topologies are compared; one is planned. Options that only the other has are refused, not ignored. */
export const run: Run = async (args, options, context) => {
  if (args.length > 1) {
    const unfit = PLAN_OPTIONS.map(({ flags }) => flagOf(flags)).filter((flag) => given(options, flag));
    if (unfit.length > 0) {
      return usageProblem(`${list(unfit)} has no meaning between two topologies`, 'it is for a plan');
    }
    const { run: compare } = await import('./compare');
    return compare(args, options, context);
  }
  const format = String(options['format']);
  if (!(PLAN_REPORTER_NAMES as readonly string[]).includes(format)) {
    return usageProblem(`--format ${format} needs two topologies`, 'write `msgtopo diff OLD NEW`');
  }
  const { run: plan } = await import('./plan');
  return plan(args, options, context);
};
