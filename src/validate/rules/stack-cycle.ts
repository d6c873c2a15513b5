import { dependenciesOf, partsOf, type Part } from '#model/parts';
import { list } from '#base/util/text';
import type { Rule } from '../rule';

/** The stacks that wait for each other, the first of them twice; empty if there are none. */
function cycleIn(parts: readonly Part[]): string[] {
  const needs = new Map(parts.map((part) => [part.name, dependenciesOf(part)]));
  const done = new Set<string>();
  const follow = (name: string, way: readonly string[]): string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return [];
    for (const next of needs.get(name) ?? []) {
      const cycle = follow(next, [...way, name]);
      if (cycle.length > 0) return cycle;
    }
    done.add(name);
    return [];
  };
  return parts.map(({ name }) => follow(name, [])).find((cycle) => cycle.length > 0) ?? [];
}

export const stackCycle: Rule = {
  id: 'stack-cycle',
  severity: 'error',
  summary: 'two stacks would each have to be deployed before the other',
  why:
    'A dead-letter queue must exist before its source queue, and a queue before the function that it ' +
    'invokes. If such dependencies cross from one stack to another and back, no stack can be the first. ' +
    'Subscriptions between stacks never cause this, because they have a stack of their own. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  bad: `
queues:
  billing: { stack: payments, deadLetters: { queue: lost } }
  lost: { stack: failures, deadLetters: { queue: forgotten } }
  forgotten: { stack: payments }
`,
  good: `
queues:
  billing: { stack: payments, deadLetters: { queue: lost } }
  lost: { stack: failures, deadLetters: { queue: forgotten } }
  forgotten: { stack: failures }
`,
  check(topology, found) {
    const parts = partsOf(topology);
    const cycle = parts.length === 1 ? [] : cycleIn(parts);
    const needs = cycle.slice(1).flatMap((needed, index) => {
      const { needs: own } = parts.find(({ name }) => name === cycle[index])!;
      return own.find(({ part }) => part === needed) ?? [];
    });
    const [first, ...others] = needs;
    if (!first) return;
    found({
      message: `stacks ${list([...new Set(cycle)].map((name) => `\`${name}\``))} would each have to be deployed before the other`,
      path: first.path,
      on: 'key',
      help: 'move one of the elements to the stack of the other, or both to a third stack',
      related: [
        { path: first.path, message: `${first.because} of \`${first.part}\`` },
        ...others.map(({ path, because, part }) => ({ path, message: `${because} of \`${part}\`` })),
      ],
    });
  },
};
