import fc from 'fast-check';
import { eventSourceFrom } from '#adopt/programs/event-source';
import type { FoundProgram } from '#adopt/programs/found';
import type { LiveAccount } from './account';
import { arn } from './live';

/** How a program uses one of the queues or topics of an account: the number chooses which. */
const use = fc.record({
  which: fc.nat(50),
  how: fc.constantFrom('mapping', 'variable', 'sending', 'target', 'publishes', 'nothing'),
});

const program = fc.record({
  kind: fc.constantFrom('Lambda function', 'ECS service', 'pipe'),
  name: fc.constantFrom('worker', 'shop-prod-worker', 'Worker_2', '1st', 'jobs', '--'),
  uses: fc.array(use, { maxLength: 4 }),
  enabled: fc.boolean(),
});

type Plan = typeof program extends fc.Arbitrary<infer Value> ? Value : never;

export const programPlans = fc.array(program, { maxLength: 4 });

/** The programs that some plans mean in an account; each has another name. */
export function programsFor(plans: readonly Plan[], { queues, topics }: LiveAccount): FoundProgram[] {
  return plans.map(({ kind, name, uses, enabled }, index) => {
    const chosen = (how: string) => {
      const all = uses.filter((one) => one.how === how && queues.length > 0);
      return all.map(({ which }) => arn('sqs', queues[which % queues.length]!.name));
    };
    const published = uses
      .filter(({ how }) => how === 'publishes' && topics.length > 0)
      .map(({ which }) => arn('sns', topics[which % topics.length]!.name));
    const variables = [
      ...[...chosen('variable'), ...published].map((value, at) => [`URL_${at}`, value]),
      ...chosen('sending').map((value, at) => [`OUT_${at}`, value]),
    ];
    const asks = kind === 'ECS service';
    return {
      kind,
      name: index === 0 ? name : `${name}-${index}`,
      details: ['as found: "so"'],
      sources: asks
        ? []
        : [...new Set(chosen('mapping'))].map((queue) =>
            eventSourceFrom({ queue, partialBatchResponse: enabled, filters: 0, enabled }),
          ),
      asks,
      targets: asks ? [] : chosen('target'),
      variables: Object.fromEntries(variables) as Record<string, string>,
      role: undefined,
    };
  });
}

/** Whether it uses any queue or topic that lives. */
export function isUsing({ sources, targets, variables }: FoundProgram): boolean {
  return sources.length + targets.length + Object.keys(variables).length > 0;
}
