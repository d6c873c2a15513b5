import * as limits from '#base/aws/limits';
import { BOUNDARIES } from '#test/unit/validate/rules/boundaries/index';
import { proveText } from '#test/unit/topology-of';
import { lambda, BY_SCHEMA } from './limit-probes';

/*
 * Every number of AWS that msgtopo knows, and what keeps a topology within it. A number that is added has to be put
 * into one of these tables.
 */

/** Those that a rule compares with: its boundary is tried beside the rule. */
const BY_RULE: Readonly<Record<string, string>> = {
  'DASHBOARD.widgets': 'dashboard-too-large',
  'DELIVERY.total': 'delivery-policy-too-long',
  'EVENT_RULE.pattern': 'invalid-event-pattern',
  'EVENT_SOURCE.filterPattern': 'invalid-event-filter',
  'EVENT_SOURCE.smallBatch': 'fifo-event-source',
  'EVENT_SOURCE.visibilityTimeouts': 'visibility-too-short-for-retries',
  'FARGATE.containers': 'task-definition-too-large',
  'FARGATE.definitionSize': 'task-definition-too-large',
  'KEY.policySize': 'key-policy-too-large',
  'LAMBDA.environment': 'environment-too-large',
  'QUEUE.inFlight': 'too-many-in-flight',
  'QUEUE.policyConditions': 'queue-policy-beyond-quota',
  'QUEUE.policyPrincipals': 'queue-policy-beyond-quota',
  'QUEUE.policySize': 'queue-policy-too-large',
  'QUEUE.policyStatements': 'queue-policy-beyond-quota',
  'QUEUE.redriveSources': 'too-many-redrive-sources',
  'ROLE.policySize': 'role-policy-too-large',
  'TAGS.count': 'too-many-tags',
  'TOPIC.fifoSubscriptions': 'too-many-subscriptions',
  'TOPIC.filterPolicies': 'too-many-filter-policies',
  'TOPIC.firehoseSubscriptions': 'too-many-subscriptions',
  'TOPIC.policySize': 'topic-policy-too-large',
  'TOPIC.policyStatements': 'topic-policy-too-large',
  'TOPIC.principals': 'too-many-publishers',
  'TRAIL.selectorValues': 'audit-out-of-range',
};

/** Those that no file can exceed, and why. */
const NEVER_EXCEEDED: Readonly<Record<string, string>> = {
  'MANAGED_POLICY.size': 'grants are spread over as many policies as it takes',
  'ROLE.namePrefix': 'prefixes are cut to it',
  'ROLE.trustSize': 'trust policies hold nothing of the file; test/unit/policies holds them against it',
  'WORKFLOW.express': 'how long AWS runs one, from which visibility is derived',
};

/** Of single messages, which flows and `send` are held to: test/unit/messages/admission tries each. */
const OF_MESSAGES = /^MESSAGE\./;

/** What is no limit, but a unit or a table of what there is. */
const NO_LIMIT = /^(DAY$|TERRAFORM_SUFFIX$|FARGATE_MEMORY\.|LOG_RETENTION_DAYS\.|PUBLISHER\..*\.service$)/;

function idsOf(value: unknown, id: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'min' in value) return [id];
  return Object.entries(value).flatMap(([key, inner]) => idsOf(inner, `${id}.${key}`));
}

test('every limit has something that keeps it', () => {
  const ids = Object.entries(limits).flatMap(([name, value]) => idsOf(value, name));
  const kept = [BY_RULE, BY_SCHEMA, NEVER_EXCEEDED].flatMap((table) => Object.keys(table));
  expect(ids.filter((id) => !NO_LIMIT.test(id) && !OF_MESSAGES.test(id)).sort()).toEqual(kept.sort());
});

test('every rule that keeps one has its boundary tried', () => {
  const tried = new Set(BOUNDARIES.map(({ rule }) => rule));
  expect(Object.values(BY_RULE).filter((rule) => !tried.has(rule))).toEqual([]);
});

function errors(yaml: string): string[] {
  return proveText(yaml)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

test.each(Object.entries(BY_SCHEMA))('%s', (_, [yaml, right, wrong]) => {
  expect(errors(yaml(right))).toEqual([]);
  expect(errors(yaml(wrong))).not.toEqual([]);
});

test('pollers that AWS takes and the oldest provider refuses get help that says so', () => {
  const help = (max: number) =>
    proveText(lambda(`pollers: { max: ${max} }`)('')).diagnostics.find(({ rule }) => rule === 'wrong-value')
      ?.help;
  const text =
    'Lambda takes up to 10000, but version 5.100 of the Terraform AWS provider refuses more than 2000; write `2000`';
  expect([help(2001), help(10_000), help(10_001)]).toEqual([text, text, undefined]);
});
