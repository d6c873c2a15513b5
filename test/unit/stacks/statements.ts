import { jsonAt, type TerraformJson } from '#test/support/synthesized';

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** The statements of a policy by their ids, in order. */
export function statements(
  stack: TerraformJson,
  address: string,
  setting = 'policy',
): Readonly<Record<string, PolicyStatement>> {
  const { Statement } = jsonAt(stack, address, setting) as { Statement: PolicyStatement[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}
