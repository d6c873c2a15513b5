import type { Permission } from './policy-document';

/*
 * Policies of queues that people and other tools write often name only the actions that move messages. Those of a
 * topology also name what a program needs to find the queue and to keep a message for longer. Who may do the one already
 * gains nothing to read or to lose by the other.
 */

const RECEIVES = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
const SENDS = ['sqs:SendMessage'];

/** What comes along with all of which actions. */
const ALONG: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'sqs:ChangeMessageVisibility': [RECEIVES],
  'sqs:GetQueueAttributes': [RECEIVES],
  'sqs:GetQueueUrl': [RECEIVES, SENDS],
};

function same(one: Permission, other: Permission): boolean {
  return (
    one.principal === other.principal &&
    one.allows === other.allows &&
    (one.resource === other.resource || other.resource === '*') &&
    JSON.stringify(one.conditions) === JSON.stringify(other.conditions)
  );
}

/** Whether whoever gains a permission may already do what it comes along with. */
export function comesAlong(gained: Permission, before: readonly Permission[]): boolean {
  const holds = (action: string) =>
    before.some((one) => one.action.toLowerCase() === action.toLowerCase() && same(gained, one));
  return gained.allows && (ALONG[gained.action] ?? []).some((actions) => actions.every(holds));
}
