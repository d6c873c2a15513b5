import { formatArn } from '#base/aws/arns';
import type { RolePublisher } from '../../publisher';
import { optional, UNKNOWN_ACCOUNT } from '../shown';
import { UNNAMED, type PublisherFacts } from './facts';

/** A role or an IAM user that exists, here or elsewhere. The policy of the topic lets it in; nothing is made for it. */
export const role = {
  ...UNNAMED,
  sender: 'the role',
  service: undefined,
  as: 'named-role',
  intoQueuesAs: 'named-role',
  namedRole: ({ role: arn }) => arn,
  isMade: false,
  hasRole: () => false,
  givesMessageGroup: true,
  givesQueueGroup: () => true,
  failures: () => undefined,
  prerequisites: () => [],
  node: { kind: 'role', words: 'role or user', icon: 'M10 2.5l6 2v5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8v-5z' },
  settings: ({ role: arn }) => optional('Role', formatArn(arn, UNKNOWN_ACCOUNT), 'role'),
  sends: () => ({ body: { kind: 'anything' } }),
} as const satisfies PublisherFacts<RolePublisher>;
