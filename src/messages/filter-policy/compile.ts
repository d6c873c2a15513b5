import { alternativesOf } from './alternatives';
import { fieldTests, type FieldTest } from './field-test';
import { keyTree, type KeyTree } from './key-tree';
import { matchesAttributes } from './match-attributes';
import { matchesBody } from './match-body';
import { bodyObject, type Message } from './message';
import type { Policy, Scope } from './policy';

/** A policy, ready to be held against many messages. */
export interface CompiledPolicy {
  readonly scope: Scope;
  readonly policy: Policy;
  /** Without one the policy is no filter, and everything matches. */
  readonly alternatives: readonly (readonly FieldTest[])[];
  readonly tree: KeyTree<FieldTest>;
  matches(message: Message): boolean;
}

/** @throws RangeError if the policy is far beyond what SNS takes. */
export function compilePolicy(policy: Policy, scope: Scope): CompiledPolicy {
  const isFilter = policy.clauses.length > 0;
  const alternatives = isFilter ? fieldTests(alternativesOf(policy)) : [];
  const tree = keyTree(new Set(alternatives.flat()));
  const matchesInBody = ({ body }: Message): boolean => {
    const map = bodyObject(body);
    return map !== undefined && matchesBody(alternatives, tree, map);
  };
  const matchesInAttributes = ({ attributes = {} }: Message) => matchesAttributes(alternatives, attributes);
  const matchesInScope = scope === 'body' ? matchesInBody : matchesInAttributes;
  return { scope, policy, alternatives, tree, matches: isFilter ? matchesInScope : () => true };
}
