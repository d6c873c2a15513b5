import type { Message, MessageAttribute } from '#messages/filter-policy/message';
import type { HeldMessage } from './queue-port';

/** What SNS wraps a message in unless delivery is raw. */
interface Envelope {
  readonly Type: 'Notification';
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const { Type, Message } = value as Partial<Envelope>;
  return (Type as unknown) === 'Notification' && typeof Message === 'string';
}

function envelopeOf(body: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isEnvelope(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A message as its publisher wrote it, so that the filters of subscriptions can be used on it. */
export function asPublished({ body, attributes }: HeldMessage): Message {
  const envelope = envelopeOf(body);
  if (!envelope) return { body, attributes };
  const entries = Object.entries(envelope.MessageAttributes ?? {}).map(
    ([name, { Type, Value }]): [string, MessageAttribute] => [name, { DataType: Type, StringValue: Value }],
  );
  return { body: envelope.Message, attributes: Object.fromEntries(entries) };
}
