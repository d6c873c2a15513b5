import { bodyObject } from '#messages/filter-policy/message';
import { checkPolicy } from '#messages/filter-policy/check';
import { filterPolicy } from '#messages/filter-policy/index';
import { describeRanges } from '#messages/contract/range';
import { fieldOf } from '#messages/contract/field';
import { namesOf } from '#messages/contract/filter';
import { fieldsOf } from '#messages/contract/listing';
import { blockingFields } from '#messages/contract/passes';
import type { Field, Policy, Scope } from '#messages/filter-policy/policy';
import { isObject, type Json, type JsonObject } from '#base/util/json';
import { nearest } from '#base/diagnostics/suggest';
import { list, quoted } from '#base/util/text';
import type { Sent } from '#model/kinds/publishers/facts';

/*
 * Whether what a publisher sends can pass a filter, and how the filter would have to be written if not.
 */

function bodyText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `\`source\` is "aws.guardduty"` or `no \`severity\``. */
function fieldWords(schema: JsonObject, field: Field, scope: Scope): string {
  const found = fieldOf(schema, namesOf(field, scope));
  if (found === 'absent') return `no \`${field.name}\``;
  if (typeof found === 'string' || found.every(({ types }) => types.size === 0))
    return `\`${field.name}\` as a map`;
  return `\`${field.name}\` as ${describeRanges(found)}`;
}

/** Why nothing of what is sent can pass, as the rest of a sentence; absent if something may. */
export function whyNothingPasses(
  sent: Sent,
  policy: Policy,
  scope: Scope,
  written: JsonObject,
): string | undefined {
  if (policy.clauses.length === 0) return undefined;
  const { body, attributes } = sent;
  if (scope === 'attributes') {
    if (!attributes) return undefined;
    // SNS rejects a message without attributes whatever the policy asks for.
    if (Object.keys(attributes['properties'] as JsonObject).length === 0)
      return 'sends no message attributes';
    return blockedBy(attributes, policy, scope);
  }
  switch (body.kind) {
    case 'anything':
      return undefined;
    case 'constant': {
      const text = bodyText(body.value);
      if (filterPolicy.matches(written, 'body', { body: text })) return undefined;
      return bodyObject(text) ? `always sends \`${text}\`` : 'sends a text, in which a filter finds nothing';
    }
    case 'shape':
      return blockedBy(body.schema, policy, scope);
  }
}

function blockedBy(schema: JsonObject, policy: Policy, scope: Scope): string | undefined {
  const fields = blockingFields(schema, policy, scope);
  return fields.length === 0
    ? undefined
    : `sends ${list(fields.map((field) => fieldWords(schema, field, scope)))}`;
}

/** Where in the body a publisher has what a filter calls `name`. */
function placeOf(name: string, sent: Sent): string | undefined {
  const body = sent.body.kind === 'anything' ? sent.body.usual : sent.body;
  if (!body) return name;
  if (body.kind === 'constant') {
    const value = bodyObject(bodyText(body.value));
    return value && Object.hasOwn(value, name) ? name : undefined;
  }
  const known = fieldsOf(body.schema).map((field) => field.name);
  const below = known.filter((one) => one.endsWith(`.${name}`)).sort((a, b) => a.length - b.length);
  if (known.includes(name)) return name;
  return below[0] ?? nearest(name, known) ?? (body.open === undefined ? undefined : `${body.open}.${name}`);
}

function nested(places: readonly (readonly [string, Json])[]): JsonObject {
  const result: Record<string, Json> = {};
  for (const [place, value] of places) {
    const names = place.split('.');
    const last = names.pop()!;
    let at = result;
    for (const name of names) at = (at[name] ??= {}) as Record<string, Json>;
    at[last] = value;
  }
  return result;
}

function leaves(policy: JsonObject, prefix = ''): [string, Json][] {
  return Object.entries(policy).flatMap(([key, value]): [string, Json][] =>
    isObject(value) ? leaves(value, `${prefix}${key}.`) : [[prefix + key, value]],
  );
}

/** The same conditions on the body, where the publisher has these fields; absent if that does not help. */
function onBody(sent: Sent, written: JsonObject): JsonObject | undefined {
  const entries = leaves(written);
  const places = entries.map(([name, value]) => [placeOf(name, sent), value] as const);
  if (places.some(([place]) => place === undefined) || entries.some(([name]) => /(^|\.)\$or$/.test(name)))
    return undefined;
  const policy = nested(places as [string, Json][]);
  const { policy: parsed, isSound } = checkPolicy(policy, 'body');
  return isSound && whyNothingPasses(sent, parsed, 'body', policy) === undefined ? policy : undefined;
}

/** What to write in place of a filter that nothing of a publisher can pass. */
export function remedy(sent: Sent, scope: Scope, written: JsonObject): string {
  const policy = onBody(sent, written);
  if (policy) return `filter by the body: \`{ scope: body, policy: ${JSON.stringify(policy)} }\``;
  const { body } = sent;
  if (body.kind === 'constant')
    return 'change the message or the filter, or describe who else publishes in `publishers`';
  const known = body.kind === 'shape' ? Object.keys((body.schema['properties'] ?? {}) as JsonObject) : [];
  if (scope === 'body' && leaves(written).every(([name]) => placeOf(name, sent) === name))
    return 'ask for a value that it sends, or describe who else publishes in `publishers`';
  const fields = known.length === 0 ? '' : `; its body has ${list(quoted(known))}`;
  const how = scope === 'attributes' ? 'filter with `scope: body`' : 'name fields that are there';
  return `${how}, or describe who else publishes in \`publishers\`${fields}`;
}
