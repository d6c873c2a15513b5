import { child, type Path } from '#base/diagnostics/path';
import type { FargateFile } from '../../schema/consumer/fargate';
import { toMilliseconds, toSeconds } from '#base/util/units';
import type { Scaling, ScalingGoal } from '#model/fargate';
import { fail, type Scope } from '../scope';

type Written = NonNullable<FargateFile['scaling']>;

const MINUTE = 60;
const MILLISECONDS = 1000;

function goalOf(scope: Scope, { latency, backlogPerTask }: Written, path: Path): ScalingGoal {
  if ((latency === undefined) === (backlogPerTask === undefined)) {
    const message = '`scaling` needs exactly one of `latency` and `backlogPerTask`';
    fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  }
  if (latency === undefined) return { kind: 'backlog', perTask: backlogPerTask ?? 1 };
  const target = toSeconds(latency.target)!;
  const processingTime = toMilliseconds(latency.processingTime)! / MILLISECONDS;
  if (processingTime === 0 || processingTime > target) {
    const message = `one message takes ${latency.processingTime}, which must be more than zero and at most the target`;
    const at = child(path, 'latency', 'processingTime');
    fail(scope, { rule: 'wrong-value', message, path: at });
  }
  return { kind: 'latency', target, processingTime, concurrency: latency.concurrency };
}

/** A schedule says something, and nothing that contradicts itself. */
function checkSchedule(scope: Scope, { schedule = [] }: Written, path: Path): void {
  for (const [index, { min, max }] of schedule.entries()) {
    const at = child(path, 'schedule', index);
    if (min === undefined && max === undefined) {
      fail(scope, { rule: 'missing-key', message: 'a schedule needs `min` or `max`', path: at });
    }
    if (min !== undefined && max !== undefined && min > max) {
      fail(scope, {
        rule: 'wrong-value',
        message: `at least ${min} tasks cannot be kept with at most ${max}`,
        path: at,
      });
    }
  }
}

export function resolveScaling(scope: Scope, written: Written, path: Path): Scaling {
  const { min, max } = written;
  if (min > max) {
    const message = `at least ${min} tasks cannot be kept with at most ${max}`;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'min') });
  }
  const idle = toSeconds(written.idleAfter)!;
  if (idle % MINUTE !== 0) {
    const message = `\`idleAfter\` must be whole minutes, found \`${written.idleAfter}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'idleAfter') });
  }
  checkSchedule(scope, written, path);
  return {
    min,
    max,
    goal: goalOf(scope, written, path),
    idleMinutes: idle / MINUTE,
    schedule: (written.schedule ?? []).map(({ expression, timezone, min, max }) => ({
      expression,
      timezone,
      min,
      max,
    })),
  };
}
