import { child } from '#base/diagnostics/path';
import type { Change } from '../changes';
import { elementOf } from '../element';
import { isSame } from '../same';
import { blocks, isUpdated, text, type Found } from './danger';

/*
 * The alarm that adds tasks says in metric math how many tasks the waiting messages need:
 * `IF(waiting > 0 AND waiting * 0.1 > desired AND ..., waiting * 0.1, 0)`.
 */

const CATCH_UP = /_catch-up$/;
const NEEDED = / AND (.+?)(?: \* ([\d.e+-]+))? > desired /;

interface Needed {
  /** Of what the tasks are counted. */
  readonly of: string;
  readonly tasksPerMessage: number;
}

function neededIn(values: Change['before']): Needed | undefined {
  const expression = blocks(values['metric_query'])
    .map((query) => text(query['expression']))
    .join('');
  const [found, of = '', factor = '1'] = NEEDED.exec(expression) ?? [];
  return found === undefined ? undefined : { of, tasksPerMessage: Number(factor) };
}

/** A service that gets the same tasks later, since it may have more messages for each of them. */
export function scalesLater(change: Change): Found | undefined {
  const { type, element, before, after } = change;
  if (type !== 'aws_cloudwatch_metric_alarm' || !isUpdated(change)) return undefined;
  if (isSame(before['metric_query'], after['metric_query']) || !CATCH_UP.test(element.name)) return undefined;
  const [old, planned] = [neededIn(before), neededIn(after)];
  const isKnown = old !== undefined && planned !== undefined && old.of === planned.of;
  if (isKnown && planned.tasksPerMessage >= old.tasksPerMessage) return undefined;
  const consumer = elementOf(element.name);
  return {
    message: `\`${consumer}\` ${isKnown ? 'would' : 'may'} have fewer tasks for the same messages: they would wait for longer`,
    safeWay: 'make sure that messages may wait for so long',
    path: child(['consumers', consumer], 'scaling'),
  };
}
