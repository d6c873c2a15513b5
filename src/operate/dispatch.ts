import { SQS_CALL } from '#base/aws/calls';
import { messageBytes } from '#messages/admission/size';
import type { HeldMessage, QueuePort, Sending } from './queue-port';

interface Part {
  readonly messages: HeldMessage[];
  bytes: number;
}

/**
 * Parts that can each be sent in one call. In an ordered queue a part has at most one message of each group, and
 * groups keep their order: SQS may take some messages of a call and refuse others.
 */
export function partsOf(messages: readonly HeldMessage[], ordered: boolean): HeldMessage[][] {
  const parts: Part[] = [];
  const nextPart = new Map<string | undefined, number>();
  for (const message of messages) {
    const bytes = messageBytes(message);
    let index = ordered ? (nextPart.get(message.groupId) ?? 0) : 0;
    while (parts[index] && parts[index]!.bytes + bytes > SQS_CALL.bytes) index += 1;
    const part = (parts[index] ??= { messages: [], bytes: 0 });
    part.messages.push(message);
    part.bytes += bytes;
    nextPart.set(message.groupId, index + 1);
  }
  return parts.map((part) => part.messages);
}

const BEHIND = 'one before it in its message group was refused';

/** Sends copies of at most `SQS_CALL.messages` messages. Behind one that is refused nothing of its group is sent. */
export async function dispatch(
  queue: QueuePort,
  messages: readonly HeldMessage[],
  ordered: boolean,
): Promise<Sending> {
  const sent = new Map<string, string>();
  const refused = new Map<string, string>();
  const blocked = new Set<string | undefined>();
  for (const part of partsOf(messages, ordered)) {
    const free = part.filter(({ groupId }) => !blocked.has(groupId));
    for (const { id, groupId } of part) if (blocked.has(groupId)) refused.set(id, BEHIND);
    if (free.length === 0) continue;
    const sending = await queue.send(free);
    for (const [id, copy] of sending.sent) sent.set(id, copy);
    for (const [id, reason] of sending.refused) refused.set(id, reason);
    for (const { id, groupId } of free) if (ordered && refused.has(id)) blocked.add(groupId);
  }
  return { sent, refused };
}
