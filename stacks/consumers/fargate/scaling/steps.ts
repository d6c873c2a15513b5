import { STEPS_PER_POLICY } from '#base/aws/scaling';

export interface Step {
  readonly metricIntervalLowerBound?: string;
  readonly metricIntervalUpperBound?: string;
  readonly scalingAdjustment: number;
}

/** Numbers of tasks from 1 to `max`: all of them if they are few, otherwise with steps that grow. */
function levels(max: number): number[] {
  if (max <= STEPS_PER_POLICY) return Array.from({ length: max }, (_, index) => index + 1);
  const chosen = [1];
  for (let left = STEPS_PER_POLICY - 1; left > 0; left -= 1) {
    const last = chosen.at(-1)!;
    chosen.push(Math.max(last + 1, Math.round(last * (max / last) ** (1 / left))));
  }
  return chosen;
}

function between(lower: number, upper: number | undefined, scalingAdjustment: number): Step {
  return {
    metricIntervalLowerBound: String(lower),
    ...(upper === undefined ? {} : { metricIntervalUpperBound: String(upper) }),
    scalingAdjustment,
  };
}

/** To the next number of tasks that is enough. */
export function upTo(max: number): Step[] {
  const enough = levels(max);
  return enough.map((tasks, index) =>
    between(enough[index - 1] ?? 0, index === enough.length - 1 ? undefined : tasks, tasks),
  );
}

/** As many tasks fewer as there are too many, or somewhat less. */
export function downBy(max: number): Step[] {
  const spare = levels(max);
  return spare.map((tasks, index) => {
    const next = spare[index + 1];
    return between(tasks - 1, next === undefined ? undefined : next - 1, -tasks);
  });
}
