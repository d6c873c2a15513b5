import { nameIn } from '#base/aws/arns';
import type { LiveManaged, LiveQueue, LiveTopic } from '../inventory/inventory';
import type { FoundProgram } from './found';
import type { Managed } from './managed';

type Element = LiveQueue | LiveTopic;

/** Joins what a program is with the queues and topics that its event sources and its variables name. */
export function managedOf(
  { type, keys, lacks }: Managed,
  { sources, variables }: FoundProgram,
  elements: readonly Element[],
): LiveManaged {
  const own = sources.filter(({ queue }) => elements.some(({ arn }) => arn === queue));
  const named = Object.entries(variables).flatMap(([name, value]) => {
    const element = elements.find((one) => value === one.arn || ('url' in one && value === one.url));
    return element ? [{ name, arn: element.arn, isUrl: value !== element.arn }] : [];
  });
  const told = new Set(named.map(({ name }) => name));
  return {
    type,
    keys,
    readings: new Map(own.flatMap((one) => (one.keys ? [[one.queue, one.keys]] : []))),
    variables: named,
    lacks: [
      ...lacks,
      ...own
        .filter((one) => !one.keys)
        .map(({ queue }) => `the filter of what it reads from ${nameIn(queue)}`),
      ...sources
        .filter((one) => !own.includes(one))
        .map(({ queue }) => `what it reads from ${nameIn(queue)}`),
      ...Object.keys(variables)
        .filter((name) => !told.has(name))
        .map((name) => `variable ${name}`),
    ],
  };
}
