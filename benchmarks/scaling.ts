import { simulate } from '#test/support/laboratory/simulate';
import type { Result } from '#test/support/laboratory/measure';
import { CASES } from '#test/support/scaling/cases';
import { late } from '#test/support/scaling/scenario';
import { CONTROLLERS } from './controllers';
import type { Benchmark, Ratio } from './harness/benchmark';

const PLAYED = ['steady', 'burst', 'daily wave', 'one an hour'] as const;

/** Metrics a minute late, as is common. */
const DELAY = late(1);

function rowOf(controller: string, name: string, result: Result): string[] {
  const { p95, taskHours, workHours, reversals, left } = result;
  const seconds = p95 === Infinity ? 'never' : p95.toFixed(0);
  return [
    name,
    controller,
    seconds,
    taskHours.toFixed(1),
    workHours.toFixed(1),
    String(reversals),
    String(left),
  ];
}

function ratiosOf(results: ReadonlyMap<string, Result>): Record<string, Ratio> {
  const { taskHours, workHours } = results.get('msgtopo steady')!;
  const burst = results.get('msgtopo burst')!;
  return {
    'msgtopo: task-hours to work, steady load': {
      value: taskHours / workHours,
      better: 'lower',
      goal: 1.1,
    },
    'msgtopo: 95th percentile of a burst to the target': { value: burst.p95 / 300, better: 'lower', goal: 1 },
  };
}

export const scaling: Benchmark = {
  name: 'scaling',
  title: 'Scaling by queues',
  about:
    'Not measured but played, with the engine of `msgtopo drill`: 250 ms for a message, a target of five minutes, at most 60 ' +
    'tasks, metrics a minute late, a task that starts in a minute. Steady: 40 messages a second for 8 hours; burst: 10,000 at ' +
    'once; daily wave: 0 to 60 a second; one message an hour. `p95` is from sent to processed, in seconds; a reversal is a ' +
    'change of the number of tasks against the one before; left are messages that nobody processed. msgtopo, Copilot and KEDA ' +
    'start at no task, the others at one. CDK without its policy for the processor, which needs to know the program.',
  quick: true,
  run(effort) {
    const cases = effort === 'smoke' ? (['burst'] as const) : PLAYED;
    const results = new Map<string, Result>();
    const rows = cases.flatMap((name) =>
      Object.entries(CONTROLLERS).map(([controller, make]) => {
        const result = simulate(CASES[name]({ delay: DELAY }), make);
        results.set(`${controller} ${name}`, result);
        return rowOf(controller, name, result);
      }),
    );
    return {
      columns: ['load', 'design', 'p95', 'task-hours', 'of work', 'reversals', 'left'],
      rows,
      ratios: effort === 'smoke' ? {} : ratiosOf(results),
    };
  },
};
