import fc from 'fast-check';
import { filterPolicy, type Message } from '#messages/filter-policy/index';

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
 * What the emulator reads as AWS does. Left out: messages without attributes, which it delivers where a key is to be
 * absent; wildcards, which it does not know; `anything-but` on lists, where it asks for all elements instead of one;
 * text conditions on numbers, on which it breaks; a key inside and outside of `$or`, of which AWS takes the last; lists
 * of maps in bodies, whose elements it mixes; upper case behind `equals-ignore-case`, which it never matches;
 * `anything-but` of a prefix and `$or`, on which it breaks in bodies. Of `$or` it multiplies the branches, so that only small ones are taken.
 */
const onText = fc.oneof(
  text,
  fc.record({ prefix: text }),
  fc.record({ suffix: text }),
  fc.record({ 'equals-ignore-case': text.map((letters) => letters.toLowerCase()) }),
  fc.record({ exists: fc.constant(true) }),
  fc.record({ 'anything-but': fc.array(text, { minLength: 1, maxLength: 3 }) }),
);
const onNumber = fc.oneof(number, fc.record({ numeric }), fc.record({ exists: fc.constant(true) }));

function atMost<T>(most: number, entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(entry, { minLength: 1, maxLength: most });
}

/** `text` and `word` are text, `number` is a number, in policies and messages. */
const byType: fc.Arbitrary<Policy> = fc
  .record(
    { text: atMost(3, onText), word: atMost(2, onText), number: atMost(2, onNumber) },
    { requiredKeys: [] },
  )
  .filter((policy) => Object.keys(policy).length > 0);

const choiceByType: fc.Arbitrary<Policy> = fc.record({
  $or: fc.tuple(fc.record({ word: atMost(1, onText) }), fc.record({ number: atMost(1, onNumber) })),
  text: atMost(2, onText),
});

const policyByType = fc.oneof({ weight: 3, arbitrary: byType }, { weight: 1, arbitrary: choiceByType });

/** Sound policies: the emulator has to take every one that we find nothing wrong with. */
export function emulatedPolicy(scope: 'MessageAttributes' | 'MessageBody'): fc.Arbitrary<Policy> {
  const nestedByType = fc.record({ inner: byType });
  const policy = scope === 'MessageBody' ? fc.oneof(byType, nestedByType) : policyByType;
  return policy.filter((made) => filterPolicy.validate(made, scope).length === 0);
}

const dataByType = fc.record({ text, word: text, number }, { requiredKeys: [] });
const bodyByType = fc.record({ text, word: text, number, inner: dataByType }, { requiredKeys: [] });

function attributesOf(data: Readonly<Record<string, string | number>>): Message['attributes'] {
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    { DataType: typeof value === 'number' ? 'Number' : 'String', StringValue: String(value) },
  ]);
  return Object.fromEntries(entries) as Message['attributes'];
}

export function emulatedMessage(scope: 'MessageAttributes' | 'MessageBody'): fc.Arbitrary<Message> {
  if (scope === 'MessageBody') return bodyByType.map((body) => ({ body: JSON.stringify(body) }));
  return dataByType
    .filter((data) => Object.keys(data).length > 0)
    .map((data) => ({ attributes: attributesOf(data), body: 'a message' }));
}
