import { child } from '#base/diagnostics/path';
import { requiredNames } from '#messages/contract/listing';
import { plural } from '#base/util/text';
import { sendersOf } from '#model/senders';
import type { Topic, Topology } from '#model/topology';
import type { JsonObject } from '#base/util/json';
import type { Rule } from '../rule';

/** What SNS delivers raw to SQS: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
const MOST_ATTRIBUTES = 10;

interface Source {
  readonly message: string;
  readonly count: number;
}

/** How many attributes every message of the topic has, or those of a publisher may have. */
function sources(topology: Topology, topic: Topic): Source[] {
  const { contract, name } = topic;
  const required = contract?.attributes ? requiredNames(contract.attributes.schema) : [];
  const senders = sendersOf(topology, topic).map(({ words, sends }): Source => {
    const count = Object.keys((sends.attributes?.['properties'] ?? {}) as JsonObject).length;
    return { message: `${words} may send ${plural(count, 'attribute')}`, count };
  });
  const promised = `the contract of \`${name}\` asks for ${plural(required.length, 'attribute')}`;
  return [{ message: promised, count: required.length }, ...senders];
}

export const rawDeliveryAttributes: Rule = {
  id: 'raw-delivery-attributes',
  severity: 'error',
  adjustable: true,
  summary: 'messages have more attributes than SNS delivers raw to a queue',
  why:
    'SQS takes ten attributes. With raw delivery SNS discards a message that has more, as if the queue were not there. ' +
    'In its envelope it delivers any number. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html',
  bad: `
topics: { pings: { message: { attributes: { required: [a, b, c, d, e, f, g, h, i, j, k] } } } }
queues: { tracks: {} }
subscriptions: [{ topic: pings, queue: tracks, raw: true }]
`,
  good: `
topics: { pings: { message: { attributes: { required: [a, b, c, d, e, f, g, h, i, j, k] } } } }
queues: { tracks: {} }
subscriptions: [{ topic: pings, queue: tracks }]
`,
  check(topology, found) {
    for (const { path, topic, receiver, raw } of topology.subscriptions) {
      if (!raw || !('queue' in receiver)) continue;
      const [source] = sources(topology, topic).filter(({ count }) => count > MOST_ATTRIBUTES);
      if (!source) continue;
      found({
        message: `${source.message}, but raw delivery to \`${receiver.queue.name}\` discards a message with more than ${MOST_ATTRIBUTES}`,
        path: child(path, 'raw'),
        help: 'deliver in the envelope of SNS (`raw: false`), or move attributes into the body',
      });
    }
  },
};
