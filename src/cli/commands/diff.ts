import { usageProblem, type Run } from '../command';
import { PLAN_REPORTER_NAMES, type PlanReporterName } from '#deploy/plan/reporters/index';
import { list } from '#base/util/text';
import { PLAN_OPTIONS } from './terraform-commands';
import { valueName } from '../option-values';
import type { DIFF } from './compare-commands';

function flagOf(flags: string): string {
  return /--[a-z-]+/.exec(flags)![0];
}

function isPlanFormat(format: string): format is PlanReporterName {
  return (PLAN_REPORTER_NAMES as readonly string[]).includes(format);
}

/** Two topologies are compared; one is planned. Options that only the other has are refused, not ignored. */
export const run: Run<typeof DIFF> = async (args, options, context) => {
  if (args.length > 1) {
    const unfit = PLAN_OPTIONS.filter(({ flags }) => options[valueName(flags)] !== undefined);
    if (unfit.length > 0) {
      return usageProblem(
        `${list(unfit.map(({ flags }) => flagOf(flags)))} has no meaning between two topologies`,
        'it is for a plan',
      );
    }
    const { run: compare } = await import('./compare');
    return compare(args, options, context);
  }
  if (options.breaking === true)
    return usageProblem('--breaking needs two topologies', 'write `msgtopo diff --breaking OLD NEW`');
  const { format } = options;
  if (!isPlanFormat(format)) {
    return usageProblem(`--format ${format} needs two topologies`, 'write `msgtopo diff OLD NEW`');
  }
  const { run: plan } = await import('./plan');
  return plan(args, { ...options, format }, context);
};
