import type { OwnedQueue } from '#model/topology';
import { denyInsecureTransport, oneOrMore, type Statement } from './statement';
import { composedArn, type PolicyWriter } from './writer';

/** Only SNS, and for it only the topics that deliver here; nobody without TLS. */
export function queuePolicy(queue: OwnedQueue, writer: PolicyWriter): Statement[] {
  const self = composedArn(writer, queue.arn);
  const statements = [denyInsecureTransport('sqs:*', self)];
  if (queue.deliveredBy.length === 0) return statements;
  const topics = oneOrMore(queue.deliveredBy.map((topic) => composedArn(writer, topic.arn)));
  statements.push({
    Sid: 'AllowTopics',
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: self,
    Condition: { ArnEquals: { 'aws:SourceArn': topics } },
  });
  return statements;
}
