import { proveText } from '../topology-of';

/** The messages of one rule about some sections of a topology. */
export function messagesOf(rule: string, yaml: string): string[] {
  return proveText(yaml)
    .diagnostics.filter((finding) => finding.rule === rule)
    .map(({ message }) => message);
}
