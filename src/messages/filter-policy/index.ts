/*
 * The filter policies of Amazon SNS: what they mean, and what SNS says of those that it does not take. Pure; findings
 * are values. Where AWS documents nothing, this follows event-ruler, the library of AWS whose messages SNS gives.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
import { error, warning, type Diagnostic } from '#base/diagnostics/diagnostic';
import type { RuleId } from '#base/diagnostics/rule-id';
import { policiesOverlap, policyCovers } from './compare';
import { compilePolicy, type CompiledPolicy } from './compile';
import { describePolicy } from './describe';
import { explain, type Verdict } from './explain';
import { impossibleFields } from './impossible';
import type { Message, MessageAttribute } from './message';
import type { Policy, Scope } from './policy';
import type { Problem } from './problem';
import { checkPolicy } from './check';

/** As `FilterPolicyScope` has it, or as a topology file has it. */
export type ScopeName = 'MessageAttributes' | 'MessageBody' | Scope;

/** A filter policy as data, or as JSON text. An empty text is no filter, as for SNS. */
export type PolicyInput = object | string;

const SCOPES: Readonly<Record<ScopeName, Scope>> = {
  MessageAttributes: 'attributes',
  MessageBody: 'body',
  attributes: 'attributes',
  body: 'body',
};

function scopeNamed(name: string): Scope | undefined {
  return Object.hasOwn(SCOPES, name) ? SCOPES[name as ScopeName] : undefined;
}

const RULE: RuleId = 'invalid-filter-policy';

function diagnosticOf({ kind, reason, answer, path, help }: Problem): Diagnostic {
  const finding = { rule: RULE, message: answer ?? reason, path, help };
  return kind === 'doubtful' ? warning(finding) : error(finding);
}

function fromText(text: string): { readonly value: unknown } | { readonly failure: string } {
  if (text.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (failure) {
    return { failure: failure instanceof Error ? failure.message : String(failure) };
  }
}

function read(input: PolicyInput): { readonly value: unknown } | { readonly failure: string } {
  return typeof input === 'string' ? fromText(input) : { value: input };
}

/** What SNS would say of a policy: errors in its own words where they are known, and warnings where it is not known. */
function validate(policy: PolicyInput, scope: ScopeName = 'MessageAttributes'): Diagnostic[] {
  const known = scopeNamed(scope);
  if (!known) {
    const message = `Invalid parameter: FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`;
    return [error({ rule: RULE, message, path: [] })];
  }
  const input = read(policy);
  if ('failure' in input) {
    const message = `Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON. ${input.failure}`;
    return [error({ rule: RULE, message, path: [], help: 'write the policy as JSON' })];
  }
  return checkPolicy(input.value, known).problems.map(diagnosticOf);
}

function soundPolicy(input: PolicyInput, scope: Scope): Policy {
  const given = read(input);
  if ('failure' in given) throw new TypeError(`not a filter policy: failed to parse JSON. ${given.failure}`);
  const { policy, problems, isSound } = checkPolicy(given.value, scope);
  if (isSound) return policy;
  throw new TypeError(`not a filter policy: ${problems.map(({ reason }) => reason).join('; ')}`);
}

function knownScope(name: ScopeName): Scope {
  const scope = scopeNamed(name);
  if (!scope) throw new TypeError(`not a filter policy scope: ${name}`);
  return scope;
}

/**
 * A policy to be held against many messages.
 * @throws TypeError if `validate` has errors that are not about limits; RangeError if it is far beyond the limits.
 */
function compile(policy: PolicyInput, scope: ScopeName = 'MessageAttributes'): CompiledPolicy {
  const known = knownScope(scope);
  return compilePolicy(soundPolicy(policy, known), known);
}

/** What was compiled for `matches`, as long as somebody holds the policy. */
const compiled: Readonly<Record<Scope, WeakMap<object, CompiledPolicy>>> = {
  attributes: new WeakMap(),
  body: new WeakMap(),
};

function compiledOnce(policy: PolicyInput, scope: ScopeName): CompiledPolicy {
  if (typeof policy === 'string') return compile(policy, scope);
  const known = compiled[knownScope(scope)];
  const found = known.get(policy);
  if (found) return found;
  const made = compile(policy, scope);
  known.set(policy, made);
  return made;
}

/**
 * Whether SNS would deliver a message. A policy given as an object is compiled once, so it must not be changed
 * afterwards.
 * @throws as `compile` does.
 */
function matches(policy: PolicyInput, scope: ScopeName, message: Message): boolean {
  return compiledOnce(policy, scope).matches(message);
}

/** What the policy accepts, in words. */
function describe(policy: PolicyInput, scope: ScopeName = 'MessageAttributes'): string {
  return describePolicy(soundPolicy(policy, knownScope(scope)));
}

/** Why a message matches or not. */
function explainMessage(policy: PolicyInput, scope: ScopeName, message: Message): Verdict {
  return explain(compiledOnce(policy, scope), message);
}

/** Whether everything that matches `inner` matches `outer`; `false` may mean that it is not known. */
function coversPolicy(
  outer: PolicyInput,
  inner: PolicyInput,
  scope: ScopeName = 'MessageAttributes',
): boolean {
  const known = knownScope(scope);
  return policyCovers(soundPolicy(outer, known), soundPolicy(inner, known));
}

/** Whether one message without lists may match both; `false` is certain. */
function overlap(one: PolicyInput, other: PolicyInput, scope: ScopeName = 'MessageAttributes'): boolean {
  const known = knownScope(scope);
  return policiesOverlap(soundPolicy(one, known), soundPolicy(other, known));
}

/** Whether no message at all can match. */
function isEmpty(policy: PolicyInput, scope: ScopeName = 'MessageAttributes'): boolean {
  const known = knownScope(scope);
  return impossibleFields(soundPolicy(policy, known), known).length > 0;
}

export const filterPolicy = {
  validate,
  matches,
  compile,
  describe,
  explain: explainMessage,
  covers: coversPolicy,
  overlap,
  isEmpty,
} as const;

export type { CompiledPolicy, Message, MessageAttribute, Verdict };
