import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { Publisher, S3Publisher } from '#model/publisher';
import type { OwnedTopic, Topology } from '#model/topology';
import { documentSize, type StatementSize } from './document';

const FRAMES = { insecure: 311, accounts: 151, services: 152, role: 152, s3: 202, 'event-rule': 168 };

function bucketArn({ bucket }: S3Publisher, partition: string): string {
  if (typeof bucket === 'string') return `arn:${partition}:s3:::${bucket}`;
  return `arn:${partition}:s3:::${bucket.physicalName}${bucket.isNameChosen ? '' : `-${ANY_ACCOUNT}`}`;
}

/** The part of a statement's id that is the publisher's. */
function idSize({ name }: Publisher): number {
  return name.replace(/[^a-z0-9]/g, '').length;
}

/** What names a publisher; one that has a role of its own needs no statement. */
function admission(publisher: Publisher, { arn }: OwnedTopic): StatementSize[] {
  const self = [formatArn(arn, ANY_ACCOUNT)];
  const statement = (kind: 'role' | 's3' | 'event-rule', ...lists: string[][]) => [
    { frame: FRAMES[kind] + idSize(publisher), lists: [self, ...lists] },
  ];
  switch (publisher.kind) {
    case 'role':
      return statement('role', [formatArn(publisher.role, '')], [ANY_ACCOUNT]);
    case 's3':
      return statement('s3', [bucketArn(publisher, arn.partition)], [ANY_ACCOUNT]);
    case 'event-rule':
      return statement('event-rule', [formatArn(publisher.arn, ANY_ACCOUNT)]);
    case 'api':
    case 'schedule':
    case 'iot-rule':
      return [];
  }
}

/** Each statement of the policy that a topic gets. */
export function topicStatements(topology: Topology, topic: OwnedTopic): StatementSize[] {
  const self = [formatArn(topic.arn, ANY_ACCOUNT)];
  const { accounts, services } = topic.publishers;
  const roots = accounts.map((id) => `arn:${topic.arn.partition}:iam::${id}:root`);
  return [
    { frame: FRAMES.insecure, lists: [self] },
    ...[...topology.publishers.values()]
      .filter(({ publishes }) => publishes.includes(topic))
      .flatMap((publisher) => admission(publisher, topic)),
    ...(accounts.length > 0 ? [{ frame: FRAMES.accounts, lists: [self, roots, accounts] }] : []),
    ...(services.length > 0 ? [{ frame: FRAMES.services, lists: [self, services, [ANY_ACCOUNT]] }] : []),
  ];
}

/** Bytes of the policy that a topic gets. */
export function topicPolicySize(topology: Topology, topic: OwnedTopic): number {
  return documentSize(topicStatements(topology, topic));
}
