import type { WrittenFlow, FlowMessage } from '#model/flow';
import type { Queue, Topic, Topology } from '#model/topology';
import type { Rule } from '../rule';

/** Fewer messages, or those of one flow, are there to show something else. */
const LEAST = { messages: 3, flows: 2 };

interface Given {
  readonly to: Topic | Queue;
  readonly flow: WrittenFlow;
  readonly message: FlowMessage;
}

function asList<T>(written: T | readonly T[] | undefined): readonly T[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? (written as readonly T[]) : [written as T];
}

function givenIn({ flows, topics, queues }: Topology): Given[] {
  return flows.flatMap((flow) => {
    const messages = [
      ...asList(flow.publish).map((message) => ({ to: topics.get(message.topic), message })),
      ...asList(flow.send).map((message) => ({ to: queues.get(message.queue), message })),
    ];
    return messages.flatMap(({ to, message }) => (to?.fifo === true ? [{ to, flow, message }] : []));
  });
}

const FLOW = (group: string) => `{ topic: ledger, group: ${group}, deduplicationId: x, body: booked }`;

const WITH = (group: string) => `
topics: { ledger: { fifo: true } }
queues: { accounts: { fifo: true } }
subscriptions: [{ topic: ledger, queue: accounts }]
flows:
  - { name: two, publish: [${FLOW('all')}, ${FLOW('all')}], expect: { delivered: [accounts] } }
  - { name: another, publish: ${FLOW(group)}, expect: { delivered: [accounts] } }
`;

export const singleMessageGroup: Rule = {
  id: 'single-message-group',
  severity: 'warning',
  summary: 'all messages that flows send to a FIFO topic or queue have one message group',
  why:
    'A FIFO queue delivers the messages of a group one after the other. With a single group, only one ' +
    'consumer works at a time, and a failing message holds up all others. Use as the group what must stay ' +
    'in order, such as an account. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html',
  bad: WITH('all'),
  good: WITH('account-7'),
  check(topology, found) {
    const given = givenIn(topology);
    for (const to of new Set(given.map((one) => one.to))) {
      const own = given.filter((one) => one.to === to);
      const groups = new Set(own.map(({ message }) => message.group));
      if (groups.size > 1 || own.length < LEAST.messages) continue;
      if (new Set(own.map(({ flow }) => flow)).size < LEAST.flows) continue;
      const [group] = groups;
      if (group === undefined) continue;
      found({
        message: `all ${own.length} messages that flows send to \`${to.name}\` have the group \`${group}\`, so consumers would get them one after the other`,
        path: to.path,
        on: 'key',
        help: 'use as the group what must stay in order; accept this if real publishers use other groups',
      });
    }
  },
};
