import type { Schedule } from '../../publisher';
import { list } from '#base/util/text';
import { optional } from '../shown';
import { NO_ATTRIBUTES, targetSettings, UNNAMED, type PublisherFacts } from './facts';

/** EventBridge Scheduler: the `Input` of its target is the message, and there is no place for attributes. */
export const schedule = {
  ...UNNAMED,
  sender: 'EventBridge Scheduler',
  service: 'scheduler.amazonaws.com',
  as: 'own-role',
  intoQueuesAs: 'own-role',
  isMade: true,
  hasRole: () => true,
  givesMessageGroup: false,
  givesQueueGroup: ({ messageGroup }) => messageGroup !== undefined,
  failures: ({ deadLetters }) => deadLetters,
  prerequisites: ({ invokes }) => invokes.map((element) => ({ element, because: 'invokes a function' })),
  node: { kind: 'schedule', words: 'schedule', icon: 'M10 3a7 7 0 1 0 .01 0zM10 6v4l3 2' },
  invokes: ({ invokes }) => invokes,
  settings: (schedule) => [
    ...optional('Invokes', list(schedule.invokes.map(({ name }) => name)), 'invokes'),
    ...optional('Schedule', schedule.expression, 'expression'),
    ...optional('Time zone', schedule.timezone, 'timezone'),
    ...optional('Message', JSON.stringify(schedule.message), 'message.*'),
    ...targetSettings(schedule),
  ],
  sends: ({ message }) => ({
    attributes: NO_ATTRIBUTES,
    body: { kind: 'constant', value: message, key: 'message' },
    page: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
  }),
} as const satisfies PublisherFacts<Schedule>;
