import { isDeepStrictEqual } from 'node:util';
import { isMap, parsedJson } from '#base/util/json';

/** A message as a test looks at it. */
export interface WaitingMessage {
  readonly id: string;
  readonly body: string;
  readonly receives: number;
}

/** What a message has to be: its text, a part of its JSON, or whatever a function says. */
type Test = (message: WaitingMessage) => boolean;

export type Expected = string | object | Test;

function includes(actual: unknown, expected: unknown): boolean {
  if (!isMap(expected)) return isDeepStrictEqual(actual, expected);
  return isMap(actual) && Object.entries(expected).every(([key, value]) => includes(actual[key], value));
}

/** A message in the envelope of SNS is as expected if what was published is. */
export function isExpected(message: WaitingMessage, expected: Expected): boolean {
  if (typeof expected === 'function') return (expected as Test)(message);
  const json = parsedJson(message.body);
  const published = isMap(json) && json['Type'] === 'Notification' ? json['Message'] : undefined;
  return [message.body, published].some((body) => {
    if (typeof body !== 'string') return false;
    return typeof expected === 'string' ? body === expected : includes(parsedJson(body), expected);
  });
}
