import { publishersOf } from '#model/outlets';
import type { OwnedQueue } from '#model/topology';
import { admission, admitFailures, failingInto } from './admission';
import { denyInsecureTransport, oneOrMore, type Statement } from './statement';
import { admitOthers } from './others';
import { deliveringAs } from './sns-principals';
import { composedArn, type PolicyWriter } from './writer';

/** SNS, for the topics that deliver here alone, and the publishers that send here; nobody without TLS. */
export function queuePolicy(queue: OwnedQueue, writer: PolicyWriter): Statement[] {
  const self = composedArn(writer, queue.arn);
  return [
    denyInsecureTransport('sqs:*', self),
    ...allowTopics(queue, self, writer),
    ...publishersOf(writer.topology, queue).flatMap((publisher) =>
      admission(publisher, { outlet: queue, self }, writer),
    ),
    ...failingInto(writer.topology, queue).map((publisher) => admitFailures(publisher, self, writer)),
    ...admitOthers(queue, self, writer),
  ];
}

function allowTopics({ deliveredBy }: OwnedQueue, self: string, writer: PolicyWriter): Statement[] {
  if (deliveredBy.length === 0) return [];
  const topics = oneOrMore(deliveredBy.map((topic) => composedArn(writer, topic.arn)));
  return [
    {
      Sid: 'AllowTopics',
      Effect: 'Allow',
      Principal: { Service: deliveringAs(deliveredBy, writer) },
      Action: 'sqs:SendMessage',
      Resource: self,
      Condition: { ArnEquals: { 'aws:SourceArn': topics } },
    },
  ];
}
