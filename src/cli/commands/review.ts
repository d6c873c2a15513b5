import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { Reading } from '#language/read/read';
import { stackName } from '#model/topology';
import { breakingChanges } from '#views/compare/breaking';
import { compareTopologies } from '#views/compare/compare';
import { parseRevision } from '#views/compare/revision';
import { reviewMarkdown, type Review } from '#views/review/markdown';
import { dayOf } from '#base/util/day';
import { toBytes, toMilliseconds } from '#base/util/units';
import type { REVIEW } from './compare-commands';
import { consequences } from './consequences';
import { document } from './document';
import { USUAL_WORK } from './document-commands';
import { estimateOf } from './estimate-of';
import { soundInput, type OneTopology } from './one-environment';
import { playDrills } from './play-drills';
import { withTopology } from './side';
import type { OptionsOf } from '../option-values';

type Options = OptionsOf<typeof REVIEW>;

const WORK = {
  secondsPerMessage: toMilliseconds(USUAL_WORK.messageTime)! / 1000,
  logBytesPerMessage: toBytes(USUAL_WORK.logSize)!,
};

/** The same file as it was, where a revision alone is named. */
function oldSide(old: string, file: string | undefined, { cwd }: Context): string {
  const isWhole =
    file === undefined || parseRevision(old).file !== undefined || existsSync(resolve(cwd, old));
  return isWhole ? old : `${old}:./${file}`;
}

async function changeSince({ topology: before }: OneTopology, after: Reading['topology'], today: string) {
  const changes = compareTopologies(before, after);
  return {
    changes,
    consequences: changes.length === 0 ? [] : await consequences(before, after, today),
    breaking: breakingChanges(before, after),
    cost: await estimateOf(before, WORK),
  };
}

/** One environment, as it was and as it is. An environment or a file that was not there has no past. */
async function reviewOf(
  old: string,
  { topology, locate }: Reading,
  { options, context }: { readonly options: Options; readonly context: Context },
): Promise<Review | Outcome> {
  const { environment } = topology;
  const cost = await estimateOf(topology, WORK);
  const drills = await playDrills(topology, topology.drills, { locate, context });
  let change: Review['change'] = 'new';
  const outcome = await withTopology(
    old,
    { options: { ...options, environment: undefined }, context },
    {
      found: async (first) => {
        const then = first.proof.readings.find((reading) => reading.topology.environment === environment);
        if (then)
          change = await changeSince({ ...first, topology: then.topology }, topology, dayOf(context.now()));
        return { exitCode: EXIT.done };
      },
      absent: () => Promise.resolve({ exitCode: EXIT.done }),
    },
  );
  if (outcome.exitCode === EXIT.findings) change = 'invalid';
  else if (outcome.exitCode !== EXIT.done) return outcome;
  return { stack: stackName(topology), change, cost, drills };
}

export const run: Run<typeof REVIEW> = async (args, options, context) => {
  const [old, file] = args;
  if (old === undefined)
    return usageProblem('what should it be compared with?', '`msgtopo review main` is a start');
  const proved = await soundInput(file === undefined ? [] : [file], options, context);
  if (!proved.ok) return proved.outcome;
  const reviews: Review[] = [];
  for (const reading of proved.value.proof.readings) {
    const review = await reviewOf(oldSide(old, file, context), reading, { options, context });
    if ('exitCode' in review) return review;
    reviews.push(review);
  }
  const written = document(reviewMarkdown(reviews), '', { args, options, context });
  const isFailed = reviews.some(({ drills }) => drills.some(({ diagnostics }) => diagnostics.length > 0));
  return written.exitCode === EXIT.done && isFailed ? { ...written, exitCode: EXIT.findings } : written;
};
