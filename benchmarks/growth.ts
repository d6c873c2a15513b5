import { BIN } from '#test/support/msgtopo';
import { removeFolder } from '#test/support/project';
import type { Benchmark, Effort, Ratio } from './harness/benchmark';
import { interleave, medianOf, paired, type Program, type Samples } from './harness/measure';
import { topologyFolder, type Kind } from './topologies';

const COMMANDS = ['validate', 'synth', 'test'] as const;

interface Case {
  readonly kind: Kind;
  readonly queues: number;
}

function nameOf({ kind, queues }: Case, command: string): string {
  return `${command} ${kind}${queues}`;
}

/** The ratio is that of the last two of each kind. 10,000 sets of B are 160,000 resources, more than any one state has. */
function casesFor(effort: Effort): readonly Case[] {
  if (effort === 'smoke') return [10, 100].map((queues) => ({ kind: 'A', queues }));
  if (effort === 'quick') return [100, 1000].map((queues) => ({ kind: 'A', queues }));
  return (['A', 'B'] as const).flatMap((kind) => [10, 100, 1000, 10_000].map((queues) => ({ kind, queues })));
}

function measure(cases: readonly Case[], rounds: number): Samples {
  const folders = cases.map(({ kind, queues }) => topologyFolder(kind, queues));
  const programs = cases.flatMap((one, index) =>
    COMMANDS.map((command): Program => ({
      name: nameOf(one, command),
      args: [BIN, command],
      cwd: folders[index]!,
    })),
  );
  const samples = interleave(programs, rounds);
  folders.forEach(removeFolder);
  return samples;
}

function growth(samples: Samples, cases: readonly Case[], kind: Kind): [string, Ratio][] {
  const [smaller, larger] = cases.filter((one) => one.kind === kind).slice(-2) as [Case, Case];
  return COMMANDS.map((command) => {
    const names = [nameOf(larger, command), nameOf(smaller, command)] as const;
    const value = paired(samples, names, (one, other) => one / other);
    return [`${names[0]} to ${names[1]}`, { value, better: 'lower', goal: 11 }];
  });
}

export const growing: Benchmark = {
  name: 'growth',
  title: 'Growth',
  about:
    'A: a subscription with a filter, a queue and its dead-letter queue, per queue. B: a Fargate consumer with its roles, ' +
    'scaling and alarms besides. Ten times as many queues should take no more than eleven times as long.',
  quick: true,
  run(effort) {
    const cases = casesFor(effort);
    const samples = measure(cases, { full: 3, quick: 2, smoke: 1 }[effort]);
    const rows = cases.flatMap((one) =>
      COMMANDS.map((command) => {
        const of = samples[nameOf(one, command)];
        return [
          nameOf(one, command),
          (medianOf(of, 'wall') / 1000).toFixed(2),
          (medianOf(of, 'cpu') / 1000).toFixed(2),
          medianOf(of, 'memory').toFixed(0),
        ];
      }),
    );
    const kinds = [...new Set(cases.map(({ kind }) => kind))];
    return {
      columns: ['command and queues', 's', 's of processor', 'MiB'],
      rows,
      ratios: Object.fromEntries(kinds.flatMap((kind) => growth(samples, cases, kind))),
    };
  },
};
