import type { AlarmDetail } from '../details/detail';
import { fence, plainText } from '#base/util/markdown';

function entry({ name, firesAt, description, commands }: AlarmDetail): string[] {
  return [
    `### ${plainText(name)}`,
    description,
    ...(commands.length > 0 ? [fence('sh', commands.join('\n'))] : []),
    `It fires at: ${firesAt}.`,
  ];
}

/** What to do when an alarm fires, with the commands to type. */
export function runbook(alarms: readonly AlarmDetail[]): string[] {
  return alarms.length === 0 ? [] : ['## Runbook', ...alarms.flatMap(entry)];
}
