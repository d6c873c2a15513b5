import { testFlows } from '#test/unit/messages/flow/flows-of';

export const TOPOLOGY = `
topics:
  plain: {}
  ordered: { fifo: true }
  elsewhere: { external: "arn:aws:sns:eu-west-1:222222222222:elsewhere" }
queues:
  work: {}
  small: { maxMessageSize: 1KiB }
  ledger: { fifo: true }
  theirs: { external: "arn:aws:sqs:eu-west-1:222222222222:theirs" }
subscriptions:
  - { topic: plain, queue: work }
  - { topic: ordered, queue: ledger }
`;

/** Why the only message of a flow is refused; `undefined` if it is taken. */
export function refusalOf(step: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const flow = `flows:\n  - { name: it, ${step}, expect: { refused: 7 } }\n`;
  const { flows } = testFlows(TOPOLOGY + flow, files);
  const line = flows[0]!.story.find((words) => words.includes('refused by'));
  return line?.replace(/^.*refused by `[\w-]+`: /, '');
}
