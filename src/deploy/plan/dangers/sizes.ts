import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import type { Change } from '../changes';
import { block, isUpdated, type Found } from './danger';

/** What a consumer has to work with, by the key of the file. */
interface Size {
  readonly of: (values: Change['before']) => unknown;
  readonly key: string;
  readonly words: string;
}

const DISK: Size = {
  of: (values) =>
    block(values['ephemeral_storage'])['size'] ?? block(values['ephemeral_storage'])['size_in_gib'],
  key: 'ephemeralStorage',
  words: 'less disk space: what needs more fails',
};

/**
 * A function gets processor time in proportion to its memory.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const SIZES: Readonly<Record<string, readonly Size[]>> = {
  aws_lambda_function: [
    {
      of: (values) => values['memory_size'],
      key: 'memory',
      words:
        'less memory, and less processor time with it: it works more slowly, and is ended if it needs more',
    },
    DISK,
  ],
  aws_ecs_task_definition: [
    { of: (values) => values['cpu'], key: 'cpu', words: 'less processor time: tasks work more slowly' },
    {
      of: (values) => values['memory'],
      key: 'memory',
      words: 'less memory: a task that needs more is ended, and its message comes again',
    },
    DISK,
  ],
};

/** A consumer that stays, with less to work with. A task definition is made anew for that. */
export function lessToWorkWith({ type, element, action, before, after }: Change): Found | undefined {
  if (action !== 'update' && action !== 'replace') return undefined;
  for (const { of, key, words } of SIZES[type] ?? []) {
    const [old, planned] = [Number(of(before)), Number(of(after))];
    if (!(planned < old)) continue;
    return {
      message: `\`${element.name}\` would have ${words} (${planned} instead of ${old})`,
      safeWay: 'make sure that this is enough for the largest message and the busiest hour',
      path: child(element.path, key),
    };
  }
  return undefined;
}

/** A function that is ended earlier. */
export function lessTime(change: Change): Found | undefined {
  const { type, element, before, after } = change;
  if (type !== 'aws_lambda_function' || !isUpdated(change)) return undefined;
  const [old, planned] = [before, after].map((values) => Number(values['timeout']));
  if (!(planned! < old!)) return undefined;
  return {
    message: `${element.label} would be ended after ${formatSeconds(planned!)} instead of ${formatSeconds(old!)}: a message that takes longer fails each time`,
    safeWay: 'make sure that no message takes longer, or keep `timeout`',
    path: child(element.path, 'timeout'),
    degree: 'loses-when',
  };
}
