import { lookup } from '#base/util/lookup';
import { namedRole, publisherFacts } from '#model/kinds/publishers/index';
import { isTopic } from '#model/outlets';
import type { Publisher } from '#model/publisher';
import type { OwnedQueue, OwnedTopic, Topology } from '#model/topology';
import type { Condition, Statement } from './statement';
import { composedArn, composedStoreName, type PolicyWriter } from './writer';

/** As whom SNS or SQS sees a publisher. */
function seenAs(publisher: Publisher, outlet: OwnedTopic | OwnedQueue) {
  const { as, intoQueuesAs } = publisherFacts(publisher);
  return isTopic(outlet) ? as : intoQueuesAs;
}

/** The service that gives the messages of a publisher to a topic or a queue, if that is not a role. */
export function serviceOf(publisher: Publisher, outlet: OwnedTopic | OwnedQueue): string | undefined {
  return seenAs(publisher, outlet) === 'service' ? publisherFacts(publisher).service : undefined;
}

/** The bucket's name, put together: the policy of a topic must be there before the bucket may tell. */
function bucketArn({ bucket }: Extract<Publisher, { kind: 's3' }>, writer: PolicyWriter): string {
  const name = typeof bucket === 'string' ? bucket : composedStoreName(writer, bucket);
  return `arn:${writer.topology.partition}:s3:::${name}`;
}

function sidOf(word: string, { name }: { readonly name: string }): string {
  return `Allow${word}${name.replace(/[^a-z0-9]+/g, '')}`;
}

/** What AWS says of whom a service works for, when it works for this publisher. */
function sourceOf(publisher: Publisher, writer: PolicyWriter): Condition {
  switch (publisher.kind) {
    case 's3':
      return {
        ArnEquals: { 'aws:SourceArn': bucketArn(publisher, writer) },
        StringEquals: { 'aws:SourceAccount': writer.account },
      };
    case 'event-rule':
      return { ArnEquals: { 'aws:SourceArn': composedArn(writer, publisher.arn) } };
    case 'role':
      return { StringEquals: { 'aws:PrincipalAccount': publisher.role.account ?? writer.account } };
    case 'api':
    case 'schedule':
    case 'iot-rule':
      return {};
  }
}

/** What lets a publisher in, and nobody else of its sort; nothing for one whose own role says what it may do. */
export function admission(
  publisher: Publisher,
  { outlet, self }: { readonly outlet: OwnedTopic | OwnedQueue; readonly self: string },
  writer: PolicyWriter,
): Statement[] {
  const service = serviceOf(publisher, outlet);
  const role = namedRole(publisher);
  if (service === undefined && !role) return [];
  return [
    {
      Sid: sidOf('Publisher', publisher),
      Effect: 'Allow',
      Principal: role ? { AWS: composedArn(writer, role) } : { Service: service! },
      Action: isTopic(outlet) ? 'sns:Publish' : 'sqs:SendMessage',
      Resource: self,
      Condition: sourceOf(publisher, writer),
    },
  ];
}

const publishersByFailures = lookup(function* (publishers: Topology['publishers']) {
  for (const publisher of publishers.values()) {
    const { failures, intoQueuesAs } = publisherFacts(publisher);
    const queue = failures(publisher);
    if (queue && intoQueuesAs === 'service') yield [queue, publisher] as const;
  }
});

/** The publishers that put here, under the name of a service, what they could not deliver. */
export function failingInto({ publishers }: Topology, queue: OwnedQueue): readonly Publisher[] {
  return publishersByFailures(publishers, queue);
}

/** What lets the service of a publisher put here what it could not deliver. */
export function admitFailures(publisher: Publisher, self: string, writer: PolicyWriter): Statement {
  return {
    Sid: sidOf('DeadLettersOf', publisher),
    Effect: 'Allow',
    Principal: { Service: publisherFacts(publisher).service! },
    Action: 'sqs:SendMessage',
    Resource: self,
    Condition: sourceOf(publisher, writer),
  };
}
