import { z } from 'zod';
import { CALM, DRILL_LENGTH, HIGHEST_SEED, MOST_MESSAGES as MOST } from '#model/drill';
import { MESSAGE_TIME_TEXT, PERCENT, SLOWDOWN, TIMES } from '#base/util/factors';
import { duration, Text } from './scalars';

const TROUBLE = { min: 1, max: DRILL_LENGTH.max - CALM } as const;

const count = z.int().min(0, 'at least 0').max(MOST, `at most ${MOST}`);
const messages = z.int().min(1, 'at least 1').max(MOST, `at most ${MOST}`);
const times = z.string().regex(TIMES, 'a factor such as `5x`');
const slowdown = z.string().regex(SLOWDOWN, 'a factor and a duration such as `10x for 2h`');
const percent = z.string().regex(PERCENT, 'a percentage such as `1%`');
const messageTime = z.string().regex(MESSAGE_TIME_TEXT, 'a time such as `250ms` or `2s`');

const Expectations = z
  .strictObject({
    p95: duration({ min: 1, max: DRILL_LENGTH.max })
      .meta({
        description:
          'The 95th percentile of the time from sending a message to the end of its processing, while ' +
          'the failure lasts and until the backlog is gone.',
      })
      .optional(),
    oldest: duration({ min: 1, max: DRILL_LENGTH.max })
      .meta({ description: 'The highest age of the oldest message of a queue.' })
      .optional(),
    drained: duration({ min: 0, max: DRILL_LENGTH.max })
      .meta({ description: 'How long after the failure the backlog is as small as before.' })
      .optional(),
    lost: count.meta({ description: 'The highest number of messages that are deleted because they exceeded the retention.' }).optional(),
    dead: count.meta({ description: 'The highest number of messages that become dead letters.' }).optional(),
    alarms: z
      .array(Text)
      .meta({
        description: 'Alarms that must fire, by element and kind.',
        examples: [['billing/oldest-message']],
      })
      .optional(),
  })
  .meta({ description: 'What must hold for every queue that has a consumer.' });

const byConsumer = <S extends z.ZodType>(value: S) => z.union([value, z.record(Text, value)]);

/** A failure that `msgtopo drill` plays. */
export const Drill = z
  .strictObject({
    for: duration(DRILL_LENGTH)
      .meta({
        description: 'How long the simulation lasts, from `2h` to `14d`; a day if not given, or longer if the ' +
          'failure lasts long.',
      })
      .optional(),
    load: times.default('1x').meta({ description: 'A factor for the `traffic` of the file.', examples: ['5x'] }),
    peak: times.default('1x').meta({
      description: 'The ratio of the busiest moment of the day to the average load.',
      examples: ['3x'],
    }),
    burst: byConsumer(messages)
      .meta({
        description: 'A burst of messages: in each queue that has a consumer, or by topic or queue.',
        examples: [10000, { orders: 10000 }],
      })
      .optional(),
    outage: byConsumer(duration(TROUBLE))
      .meta({
        description: 'How long consumers receive nothing: all of them, or by name.',
        examples: [{ 'billing-worker': '2h' }],
      })
      .optional(),
    failing: byConsumer(duration(TROUBLE))
      .meta({ description: 'How long consumers fail every message: all of them, or by name.' })
      .optional(),
    throttle: byConsumer(duration(TROUBLE))
      .meta({ description: 'How long AWS invokes no function and starts no execution: for all consumers, or by name.' })
      .optional(),
    dependencySlow: byConsumer(slowdown)
      .meta({
        description: 'How much longer consumers take for a message, and for how long, such as `10x for 2h`: all of ' +
          'them, or by name.',
        examples: ['10x for 2h'],
      })
      .optional(),
    poison: byConsumer(percent)
      .meta({
        description: 'The share of messages that always fail: in all queues, or by name.',
        examples: ['1%'],
      })
      .optional(),
    messageTime: byConsumer(messageTime)
      .default('100ms')
      .meta({
        description:
          'How long a consumer takes for one message, for all or by name. A service that scales by ' +
          '`latency` uses its `processingTime`, unless it is named here.',
        examples: [{ 'billing-worker': '40ms' }],
      }),
    seed: z
      .int()
      .min(0, 'at least 0')
      .max(HIGHEST_SEED, `at most ${HIGHEST_SEED}`)
      .default(1)
      .meta({ description: 'The seed: another number gives other random events, and the same number the same result.' }),
    expect: Expectations.optional(),
  })
  .meta({ id: 'drill', description: 'A failure that `msgtopo drill` simulates offline.' });

export type DrillFile = z.infer<typeof Drill>;
