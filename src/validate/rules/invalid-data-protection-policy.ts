import { child } from '#base/diagnostics/path';
import { ownedTopics } from '#model/topology';
import { isObject, type Json, type JsonObject } from '#base/util/json';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

const VERSION = '2021-06-01';
const DIRECTIONS = ['Inbound', 'Outbound'];
const OPERATIONS = ['Audit', 'Deidentify', 'Deny'];

function isFilledList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** The first thing that is wrong with a statement. */
function wrongInStatement(statement: Json): string | undefined {
  if (!isObject(statement)) return 'is no map';
  const { DataDirection: direction, Operation: operation } = statement;
  if (typeof direction !== 'string' || !DIRECTIONS.includes(direction))
    return `needs \`DataDirection\`, which is ${list(quoted(DIRECTIONS), 'or')}`;
  const principals = Object.keys(statement).filter((key) => key.endsWith('Principal'));
  if (!principals.some((key) => isFilledList(statement[key]))) return 'needs `Principal`, a list';
  if (!isFilledList(statement['DataIdentifier'])) return 'needs `DataIdentifier`, a list';
  const operations = operation !== undefined && isObject(operation) ? Object.keys(operation) : [];
  const isKnown = operations.length === 1 && OPERATIONS.includes(operations[0]!);
  return isKnown ? undefined : `needs \`Operation\` with one of ${list(quoted(OPERATIONS), 'or')}`;
}

/** The first thing that is wrong with a policy. */
function wrongIn(policy: JsonObject): string | undefined {
  const { Name: name, Version: version, Statement: statements } = policy;
  if (typeof name !== 'string' || name === '') return 'it needs a `Name`';
  if (version !== VERSION) return `its \`Version\` must be \`${VERSION}\``;
  if (!isFilledList(statements)) return 'it needs `Statement`, a list of statements';
  const wrong = (statements as readonly Json[]).map(wrongInStatement);
  const index = wrong.findIndex((one) => one !== undefined);
  return index < 0 ? undefined : `statement ${index + 1} ${wrong[index]!}`;
}

export const invalidDataProtectionPolicy: Rule = {
  id: 'invalid-data-protection-policy',
  severity: 'error',
  summary: 'the file of `dataProtection` holds no data protection policy',
  why:
    'SNS refuses a policy without `Name`, `Version` and statements, each with a direction, principals, data identifiers and ' +
    'one operation. The deploy would stop there, with the topic already created. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-policies.html',
  bad: `
topics: { orders: { dataProtection: order.json } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`,
  good: `
topics: { orders: { dataProtection: pii.json } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`,
  check(topology, found) {
    for (const { path, name, dataProtection } of ownedTopics(topology)) {
      const wrong = dataProtection && wrongIn(dataProtection);
      if (wrong === undefined) continue;
      found({
        message: `what \`${name}\` names is no data protection policy: ${wrong}`,
        path: child(path, 'dataProtection'),
        help: 'name a policy in `dataProtection` as SNS has it, with `Name`, `Description`, `Version` and `Statement`',
      });
    }
  },
};
