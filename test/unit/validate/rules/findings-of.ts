import { proveText } from '#test/unit/topology-of';

/** What rules and examples of rules refer to beside the topology. */
export const FILES = {
  'pii.json': JSON.stringify({
    Name: 'pii',
    Version: '2021-06-01',
    Statement: [
      {
        DataDirection: 'Inbound',
        Principal: ['*'],
        DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/EmailAddress'],
        Operation: { Deny: {} },
      },
    ],
  }),
  'order.json': '{"order": 1}',
  'two-minutes.asl.json':
    '{"TimeoutSeconds": 120, "StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}',
};

/** The messages of one rule about some sections of a topology. */
export function messagesOf(rule: string, yaml: string): string[] {
  return proveText(yaml, FILES)
    .diagnostics.filter((finding) => finding.rule === rule)
    .map(({ message }) => message);
}
