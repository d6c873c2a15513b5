import type { Path } from '#base/diagnostics/path';
import { list, shown } from '#base/util/text';
import type { CompiledPolicy } from './compile';
import { holdTogether } from './consistent';
import { describeCondition } from './describe';
import type { FieldTest } from './field-test';
import { stepInto } from './key-tree';
import { attributeNamed, hasAttributes } from './match-attributes';
import { holdsIn, search } from './match-body';
import { bodyObject, valuesOf, type Message, type MessageAttributes } from './message';
import type { Value } from './policy';

/** Whether a message matches, and what decided that. */
export interface Verdict {
  readonly matches: boolean;
  /** In words: the condition that was not met, or those that were. */
  readonly because: string;
  /** The part of the policy that decided, from its root. */
  readonly path: Path;
  /** Every condition of the policy that the message meets. */
  readonly met: readonly Path[];
}

/** The values of a key that a message has; `undefined` if what is there cannot be read. */
type ValuesOf = (test: FieldTest) => readonly Value[] | undefined;

function inAttributes(attributes: MessageAttributes): ValuesOf {
  return ({ name }) => {
    const attribute = attributeNamed(attributes, name);
    return attribute ? valuesOf(attribute) : [];
  };
}

/** Every value at the key, whatever lists it lies in. */
function inBody({ tree }: CompiledPolicy, body: Readonly<Record<string, unknown>>): ValuesOf {
  const values = new Map<string, Value[]>();
  const watch = (value: unknown, at: typeof tree): void => {
    if (Array.isArray(value)) return value.forEach((element) => watch(element, at));
    if (typeof value !== 'object' || value === null) {
      const name = at.here[0]?.name;
      if (name === undefined) return;
      const known = values.get(name);
      if (known) known.push(value as Value);
      else values.set(name, [value as Value]);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      const below = stepInto(at, key);
      if (below) watch(item, below);
    }
  };
  watch(body, tree);
  return ({ name }) => values.get(name) ?? [];
}

function holds(test: FieldTest, values: readonly Value[] | undefined): boolean {
  if (!values) return false;
  return values.length === 0 ? test.absent : values.some(test.accepts);
}

/** The conditions of a field that are met, each by itself. */
function metOf({ conditions }: FieldTest, values: readonly Value[] | undefined): Path[] {
  const met = conditions.filter(({ condition, test }) => {
    if (!values) return false;
    if (condition.kind === 'exists') return condition.expected === values.length > 0;
    return values.some(test);
  });
  return met.map(({ path }) => path);
}

function wanted({ conditions }: FieldTest): string {
  return list(
    conditions.map(({ condition }) => describeCondition(condition)),
    'or',
  );
}

function foundWords(values: readonly Value[] | undefined): string {
  if (!values) return 'cannot be read as its type says';
  if (values.length === 0) return 'is absent';
  const words = values.slice(0, 3).map((value) => (value === null ? '`null`' : shown(JSON.stringify(value))));
  return `is ${list(words)}${values.length > 3 ? ' and more' : ''}`;
}

function missWords(test: FieldTest, values: readonly Value[] | undefined): string {
  return `\`${test.name}\` ${foundWords(values)}, not ${wanted(test)}`;
}

function refuse(because: string, path: Path, met: readonly Path[] = []): Verdict {
  return { matches: false, because, path, met };
}

/** Of the alternatives, the one that fails in the fewest fields tells most. */
function explainMiss(
  { alternatives }: CompiledPolicy,
  valuesOfTest: ValuesOf,
  met: readonly Path[],
): Verdict | undefined {
  const misses = alternatives.map((tests) => tests.filter((test) => !holds(test, valuesOfTest(test))));
  if (misses.some((missed) => missed.length === 0)) return undefined;
  const fewest = misses.reduce((best, missed) => (missed.length < best.length ? missed : best));
  const because = fewest.map((test) => missWords(test, valuesOfTest(test))).join('; ');
  return refuse(because, fewest[0]!.field.path, met);
}

function explainMatch(
  { alternatives }: CompiledPolicy,
  valuesOfTest: ValuesOf,
  met: readonly Path[],
): Verdict {
  const tests = alternatives.find((each) => each.every((test) => holds(test, valuesOfTest(test))))!;
  const because = list(tests.map((test) => `\`${test.name}\` ${foundWords(valuesOfTest(test))}`));
  return { matches: true, because, path: tests[0]!.field.path, met };
}

function allMet({ alternatives }: CompiledPolicy, valuesOfTest: ValuesOf): Path[] {
  return [...new Set(alternatives.flat())].flatMap((test) => metOf(test, valuesOfTest(test)));
}

/** A hint where keys of the policy that no attribute has stand in the body. */
function bodyHint({ alternatives }: CompiledPolicy, { attributes = {}, body }: Message): string {
  const fields = bodyObject(body) ?? {};
  const names = new Set(alternatives.flat().map(({ name }) => name));
  const misplaced = [...names].filter(
    (name) => !attributeNamed(attributes, name) && Object.hasOwn(fields, name),
  );
  return misplaced.length === 0
    ? ''
    : `; the body has ${list(misplaced.map((name) => `\`${name}\``))}, which a filter with \`scope: body\` sees`;
}

function explainAttributes(policy: CompiledPolicy, message: Message): Verdict {
  const { attributes = {} } = message;
  if (!hasAttributes(attributes))
    return refuse(`the message has no attributes, so that no filter matches${bodyHint(policy, message)}`, []);
  const values = inAttributes(attributes);
  const met = allMet(policy, values);
  const missed = explainMiss(policy, values, met);
  if (!missed) return explainMatch(policy, values, met);
  return { ...missed, because: missed.because + bodyHint(policy, message) };
}

function explainBody(policy: CompiledPolicy, text: string | undefined): Verdict {
  const body = bodyObject(text);
  if (!body) return refuse('the body is no JSON object', []);
  const found = search(body, policy.tree);
  if (found.isTooDeep) return refuse('the body is nested deeper than AWS reads', []);
  const values = inBody(policy, body);
  const met = allMet(policy, values);
  const missed = explainMiss(policy, values, met);
  if (missed) return missed;
  const held = policy.alternatives.filter((tests) => tests.every((test) => holdsIn(found, test)));
  const together = held.find((tests) =>
    holdTogether(
      body,
      policy.tree,
      tests.filter((test) => found.held.includes(test)),
    ),
  );
  if (together) return explainMatch({ ...policy, alternatives: [together] }, values, met);
  const names = list(held[0]!.map(({ name }) => `\`${name}\``));
  return refuse(`no element of a list has what is asked of ${names} at once`, held[0]![0]!.field.path, met);
}

/** The same answer as `matches`, with its reason; slower, for people to read. */
export function explain(policy: CompiledPolicy, message: Message): Verdict {
  if (policy.alternatives.length === 0)
    return { matches: true, because: 'there is no filter', path: [], met: [] };
  return policy.scope === 'body' ? explainBody(policy, message.body) : explainAttributes(policy, message);
}
