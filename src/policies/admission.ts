import { formatArn } from '#base/aws/arns';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Publisher } from '#model/publisher';
import type { OwnedTopic, Topology } from '#model/topology';
import type { Statement } from './statement';
import { composedStoreName, type PolicyWriter } from './writer';

/** The publishers of a topic that its policy must name; the others have roles of their own. */
export function publishersOf({ publishers }: Topology, topic: OwnedTopic): Publisher[] {
  return [...publishers.values()].filter(({ publishes }) => publishes.includes(topic));
}

/** The service that publishes for a publisher, if it is not a role. */
export function serviceOf(publisher: Publisher): string | undefined {
  const { as, service } = publisherFacts(publisher);
  return as === 'service' ? service : undefined;
}

/** The bucket's name, put together: the policy of a topic must be there before the bucket may tell. */
function bucketArn({ bucket }: Extract<Publisher, { kind: 's3' }>, writer: PolicyWriter): string {
  const name = typeof bucket === 'string' ? bucket : composedStoreName(writer, bucket);
  return `arn:${writer.topology.partition}:s3:::${name}`;
}

function sidOf({ name }: Publisher): string {
  return `AllowPublisher${name.replace(/[^a-z0-9]+/g, '')}`;
}

/** What lets a publisher in, and nobody else of its sort. */
export function admission(publisher: Publisher, topicArn: string, writer: PolicyWriter): Statement[] {
  const statement = {
    Sid: sidOf(publisher),
    Effect: 'Allow',
    Action: 'sns:Publish',
    Resource: topicArn,
  } as const;
  switch (publisher.kind) {
    case 'role':
      return [
        {
          ...statement,
          Principal: { AWS: formatArn(publisher.role, '') },
          Condition: { StringEquals: { 'aws:PrincipalAccount': publisher.role.account! } },
        },
      ];
    case 's3':
      return [
        {
          ...statement,
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            ArnEquals: { 'aws:SourceArn': bucketArn(publisher, writer) },
            StringEquals: { 'aws:SourceAccount': writer.account },
          },
        },
      ];
    case 'event-rule':
    case 'api':
    case 'schedule':
    case 'iot-rule':
      return [];
  }
}
