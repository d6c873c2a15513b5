import type { Value } from './policy';

export interface MessageAttribute {
  /** `String`, `Number`, `Binary` or `String.Array`; a suffix of one's own is allowed: `Number.cents`. */
  readonly DataType: string;
  readonly StringValue?: string | undefined;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface Message {
  readonly attributes?: MessageAttributes | undefined;
  readonly body?: string | undefined;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function isValue(value: unknown): value is Value {
  return value === null || typeof value !== 'object';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A JSON value that is no list counts as a list of one. No AWS page says so; emulators that were held against SNS do it
 * (getmoto/moto#2391), so it is unproven.
 */
function listOf(text: string): readonly Value[] | undefined {
  const parsed = parseJson(text);
  const values: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return parsed !== undefined && values.every(isValue) ? values : undefined;
}

/** SNS does not look at binary attributes. */
export function isBinary({ DataType }: MessageAttribute): boolean {
  return DataType === 'Binary' || DataType.startsWith('Binary.');
}

/**
 * The values that a policy is held against; `undefined` if the text is not what its type says.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
export function valuesOf({
  DataType,
  StringValue: text = '',
}: MessageAttribute): readonly Value[] | undefined {
  if (DataType === 'String') return [text];
  if (DataType.endsWith('.Array')) return listOf(text);
  if (DataType !== 'Number' && !DataType.startsWith('Number.')) return [text];
  return JSON_NUMBER.test(text) ? [Number(text)] : undefined;
}

export type JsonMap = Readonly<Record<string, unknown>>;

/** A topic holds one body against the filters of all its subscriptions, so the last one is kept as it was read. */
let lastRead: { readonly body: string; readonly object: JsonMap | undefined } = {
  body: '',
  object: undefined,
};

/** A body that a policy can look into: a JSON object. */
export function bodyObject(body: string | undefined): JsonMap | undefined {
  if (body === undefined) return undefined;
  if (body !== lastRead.body) {
    const parsed = parseJson(body);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    lastRead = { body, object: isObject ? (parsed as JsonMap) : undefined };
  }
  return lastRead.object;
}
