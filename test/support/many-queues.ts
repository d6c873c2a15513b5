/** What filters of large topologies look like: none, one word, several conditions, more than an arrow bears. */
const FILTERS = [
  '',
  '{ policy: { kind: [paid] } }',
  '{ policy: { kind: [paid, refunded, chargeback_received], region: [eu-west-1, us-east-1] } }',
  '{ policy: { kind: [{ prefix: order_ }], amount: [{ numeric: [">", 100, "<=", 5000] }], store: [{ anything-but: [test] }] } }',
  '{ scope: body, policy: { order: { total: [{ numeric: [">=", 1000] }], currency: [EUR, USD, GBP, CHF, SEK] }, customer: { tier: [gold, platinum] } } }',
] as const;

/** How many queues subscribe to one topic. */
const FAN_OUT = 10;

/** How many topics a message may pass, one after the other. */
const STAGES = 4;

/**
 * A topology as it is when many teams share a file: a topic for ten queues, every fifth queue on a second topic, filters
 * of all lengths, and every tenth queue with a consumer, most of which publish to the next topic.
 */
export function manyQueues(count: number, lines: readonly string[] = []): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const topics = Math.ceil(count / FAN_OUT);
  const topicOf = (index: number) => `events-${Math.floor(index / FAN_OUT) % topics}`;
  const subscription = (queue: number, topic: string, filter: string) =>
    `  - { topic: ${topic}, queue: worker-${queue}${filter === '' ? '' : `, filter: ${filter}`} }`;
  return [
    'version: 1',
    'name: large',
    'region: eu-west-1',
    ...lines,
    'topics:',
    ...Array.from({ length: topics }, (_, index) => `  events-${index}: {}`),
    'queues:',
    ...numbers.map((index) => `  worker-${index}: {}`),
    'subscriptions:',
    ...numbers.map((index) => subscription(index, topicOf(index), FILTERS[index % FILTERS.length]!)),
    ...numbers
      .filter((index) => index % 5 === 4 && topics > 1)
      .map((index) =>
        subscription(index, topicOf(index + FAN_OUT), FILTERS[((index / 5) % FILTERS.length) | 0]!),
      ),
    'consumers:',
    ...numbers
      .filter((index) => index % FAN_OUT === 0)
      .map((index) => {
        const next = Math.floor(index / FAN_OUT) + 1;
        const publishes = next < topics && next % STAGES !== 0 ? `, publishes: [events-${next}]` : '';
        return `  reader-${index}: { type: external, note: a container, queue: worker-${index}${publishes} }`;
      }),
    '',
  ].join('\n');
}
