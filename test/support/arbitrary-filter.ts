import fc from 'fast-check';
import type { Message } from '../../src/filter-policy';

/*
 * Policies and messages of few words, so that they meet often.
 */
const word = fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'aab', 'A');
const text = fc.constantFrom('a', 'b', 'ab', 'ba', 'A');
const number = fc.constantFrom(-1, 0, 0.5, 1, 2);
const key = fc.constantFrom('k', 'l', 'm');

export const plain = fc.oneof(word, number, fc.boolean(), fc.constant(null));

const numeric = fc.oneof(
  fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number),
  fc.tuple(fc.constantFrom('>', '>='), fc.constantFrom(-1, 0), fc.constantFrom('<'), fc.constantFrom(1, 2)),
);
const wildcard = fc.constantFrom('*', 'a*', '*b', '*a*', 'a*b', 'a*a*b');

export const condition = fc.oneof(
  plain,
  fc.record({ prefix: text }),
  fc.record({ suffix: text }),
  fc.record({ 'equals-ignore-case': text }),
  fc.record({ wildcard }),
  fc.record({ numeric }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ 'anything-but': fc.oneof(word, number, fc.array(word, { minLength: 1, maxLength: 3 })) }),
  fc.record({ 'anything-but': fc.oneof(fc.record({ prefix: text }), fc.record({ wildcard })) }),
);

const list = fc.array(condition, { minLength: 1, maxLength: 3 });

export type Policy = Readonly<Record<string, unknown>>;

function withChoice(inner: fc.Arbitrary<Policy>): fc.Arbitrary<Policy> {
  const branches = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.tuple(inner, branches).map(([policy, $or]) => ({ ...policy, $or }));
}

const flat: fc.Arbitrary<Policy> = fc.dictionary(key, list, { minKeys: 1, maxKeys: 3 });
/** At most 8 keys, so that two of them are within what can be compiled. */
const leaf: fc.Arbitrary<Policy> = fc.dictionary(key, list, { minKeys: 1, maxKeys: 2 });
const middle: fc.Arbitrary<Policy> = fc.dictionary(key, fc.oneof(list, leaf), { minKeys: 1, maxKeys: 2 });
const nested: fc.Arbitrary<Policy> = fc.dictionary(
  fc.constantFrom('k', 'l', 'm', 'k.l'),
  fc.oneof(list, leaf, middle),
  { minKeys: 1, maxKeys: 2 },
);

export const flatPolicy: fc.Arbitrary<Policy> = fc.oneof(flat, withChoice(flat));
export const nestedPolicy: fc.Arbitrary<Policy> = fc.oneof(nested, withChoice(nested));

const attribute = fc.oneof(
  word.map((StringValue) => ({ DataType: 'String', StringValue })),
  number.map((value) => ({ DataType: 'Number', StringValue: String(value) })),
  fc
    .array(plain, { maxLength: 3 })
    .map((values) => ({ DataType: 'String.Array', StringValue: JSON.stringify(values) })),
);

export const attributesMessage: fc.Arbitrary<Message> = fc
  .dictionary(key, attribute, { maxKeys: 3 })
  .map((attributes) => ({ attributes, body: 'a message' }));

/** A message whose attributes have one value each. */
export const singleValued: fc.Arbitrary<Message> = fc
  .dictionary(
    key,
    attribute.filter(({ DataType }) => DataType !== 'String.Array'),
    { minKeys: 1, maxKeys: 3 },
  )
  .map((attributes) => ({ attributes, body: 'a message' }));

const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    plain,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('k', 'l', 'm', 'k.l'), tie('value'), { maxKeys: 3 }),
  ),
}));

export const bodyMessage: fc.Arbitrary<Message> = fc
  .dictionary(fc.constantFrom('k', 'l', 'm', 'k.l'), json, { maxKeys: 4 })
  .map((body) => ({ body: JSON.stringify(body) }));

/*
 * What the emulator reads as AWS does. Left out: a message without attributes, which it delivers where a key is to be
 * absent; `wildcard` and `anything-but: { wildcard }`, which it does not know; `anything-but` on lists, where it asks
 * for all elements instead of one; whole bodies with lists of maps, whose elements it mixes.
 */
const emulatedCondition = fc.oneof(
  text,
  number,
  fc.record({ prefix: text }),
  fc.record({ suffix: text }),
  fc.record({ 'equals-ignore-case': text }),
  fc.record({ numeric }),
  fc.record({ exists: fc.constant(true) }),
  fc.record({ 'anything-but': fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({ 'anything-but': fc.record({ prefix: text }) }),
);
const emulatedList = fc.array(emulatedCondition, { minLength: 1, maxLength: 3 });
const emulatedFlat: fc.Arbitrary<Policy> = fc.dictionary(key, emulatedList, { minKeys: 1, maxKeys: 2 });
const emulatedNested: fc.Arbitrary<Policy> = fc.dictionary(key, fc.oneof(emulatedList, emulatedFlat), {
  minKeys: 1,
  maxKeys: 2,
});

export function emulatedPolicy(scope: 'MessageAttributes' | 'MessageBody'): fc.Arbitrary<Policy> {
  const policy = scope === 'MessageBody' ? emulatedNested : emulatedFlat;
  return fc.oneof({ weight: 3, arbitrary: policy }, { weight: 1, arbitrary: withChoice(policy) });
}

const emulatedAttribute = fc.oneof(
  text.map((StringValue) => ({ DataType: 'String', StringValue })),
  number.map((value) => ({ DataType: 'Number', StringValue: String(value) })),
);
const emulatedValue = fc.oneof(text, number);
const emulatedBody = fc.dictionary(
  key,
  fc.oneof(emulatedValue, fc.dictionary(key, emulatedValue, { maxKeys: 3 })),
  {
    minKeys: 1,
    maxKeys: 3,
  },
);

export function emulatedMessage(scope: 'MessageAttributes' | 'MessageBody'): fc.Arbitrary<Message> {
  if (scope === 'MessageBody') return emulatedBody.map((body) => ({ body: JSON.stringify(body) }));
  return fc
    .dictionary(key, emulatedAttribute, { minKeys: 1, maxKeys: 3 })
    .map((attributes) => ({ attributes, body: 'x' }));
}
