import { child } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import { sendersOf } from '#model/senders';
import type { Filter, Topic, Topology } from '#model/topology';
import { checkedFilter } from '../checked-filters';
import { remedy, whyNothingPasses } from '../filter-senders';
import type { Rule } from '../rule';

/** Everybody who is described and sends nothing that passes; none if somebody may, or if nobody is described. */
function blocked(topology: Topology, topic: Topic, filter: Filter) {
  const { isSound, policy } = checkedFilter(topology, filter);
  if (!topic.owned || !isSound) return [];
  const senders = sendersOf(topology, topic).map((sender) => ({
    sender,
    why: whyNothingPasses(sender.sends, policy, filter.scope, filter.policy),
  }));
  return senders.every(({ why }) => why !== undefined) ? senders : [];
}

export const noPublisherPassesFilter: Rule = {
  id: 'no-publisher-passes-filter',
  severity: 'warning',
  summary: 'nothing that the described publishers send can pass a filter',
  why:
    'EventBridge, EventBridge Scheduler, S3, AWS IoT and CloudWatch publish without message attributes, and SNS drops a ' +
    'message without attributes at every filter on attributes. A filter on the body has to name the fields that the ' +
    'publisher writes: `detail` of an event, `Records` of S3, or the constant message of a schedule. Roles of this ' +
    'account that the file does not describe may still send what passes: describe them in `publishers`, or accept this. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html and ' +
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html and ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html',
  bad: `
topics: { findings: {} }
queues: { severe: {} }
publishers:
  duty: { type: event-rule, publishes: [findings], pattern: { source: [aws.guardduty] } }
subscriptions:
  - { topic: findings, queue: severe, filter: { policy: { severity: [8] } } }
`,
  good: `
topics: { findings: {} }
queues: { severe: {} }
publishers:
  duty: { type: event-rule, publishes: [findings], pattern: { source: [aws.guardduty] } }
subscriptions:
  - { topic: findings, queue: severe, filter: { scope: body, policy: { detail: { severity: [8] } } } }
`,
  check(topology, found) {
    for (const { path, topic, filter } of topology.subscriptions) {
      const senders = filter ? blocked(topology, topic, filter) : [];
      const [first] = senders;
      if (!filter || !first) continue;
      const reasons = new Set(senders.map(({ why }) => why!));
      const words = Array.from(reasons, (reason) => {
        const who = senders.filter(({ why }) => why === reason).map(({ sender }) => sender.words);
        return `${list(who)} ${who.length > 1 ? reason.replace('sends', 'send') : reason}`;
      });
      found({
        message: `nothing that is published to \`${topic.name}\` can pass this filter: ${words.join('; ')}`,
        path: child(path, 'filter'),
        help: remedy(first.sender.sends, filter.scope, filter.policy),
        related: senders.map(({ sender }) => ({ path: sender.path, message: `${sender.words} publishes` })),
      });
    }
  },
};
