import type { TrafficFile } from '../schema/traffic';
import { toBytes } from '#base/util/units';
import type { Traffic } from '#model/traffic';

const HOUR = 3600;

/** A month as AWS counts it in its examples: 730 hours. */
const TIMES_A_MONTH: Readonly<Record<TrafficFile['per'], number>> = {
  second: 730 * HOUR,
  minute: 730 * 60,
  hour: 730,
  day: 730 / 24,
  month: 1,
};

export function resolveTraffic(written: TrafficFile | undefined): Traffic | undefined {
  if (!written) return undefined;
  const { messages, per, size } = written;
  return { messages: messages * TIMES_A_MONTH[per], size: toBytes(size)! };
}
