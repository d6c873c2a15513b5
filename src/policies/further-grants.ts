import type { ConsumerBase, Grant } from '#model/consumer';
import { oneOrMore, type Condition, type OneOrMore, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/** Those that no edge gives are known by it. */
const SID = 'Grant';

function textOf(writer: PolicyWriter, value: OneOrMore): OneOrMore {
  return typeof value === 'string' ? writer.text(value) : value.map(writer.text);
}

function conditionOf(writer: PolicyWriter, conditions: Condition): Condition {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, tests]) => [
      writer.text(operator),
      Object.fromEntries(
        Object.entries(tests).map(([key, value]) => [writer.text(key), textOf(writer, value)]),
      ),
    ]),
  );
}

function statementOf(writer: PolicyWriter, grant: Grant, number: number): Statement {
  const { actions, resources, conditions } = grant;
  const statement = {
    Sid: `${SID}${number}`,
    Effect: 'Allow',
    Action: oneOrMore(actions),
    Resource: oneOrMore(resources.map(writer.text)),
  } as const;
  return conditions ? { ...statement, Condition: conditionOf(writer, conditions) } : statement;
}

/** What the file lets a consumer do that no edge says. */
export function furtherGrants(writer: PolicyWriter, { grants }: Pick<ConsumerBase, 'grants'>): Statement[] {
  return grants.map((grant, index) => statementOf(writer, grant, index + 1));
}

/** Whether a statement is one of these. */
export function isFurtherGrant({ Sid }: Statement): boolean {
  return new RegExp(`^${SID}\\d+$`).test(Sid);
}
