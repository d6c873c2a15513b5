import type { Values } from '../plan-file';

/** What switches a resource off, and what says that it is on. */
const SWITCHES: Readonly<Record<string, readonly [attribute: string, off: unknown]>> = {
  aws_lambda_event_source_mapping: ['enabled', false],
  aws_pipes_pipe: ['desired_state', 'STOPPED'],
};

/** Whether a resource takes no messages, although it is there. */
export function isSwitchedOff(type: string, values: Values): boolean {
  const [attribute, off] = SWITCHES[type] ?? [];
  return attribute !== undefined && values[attribute] === off;
}
