import { addressOf } from '#model/address';
import type { Schedule } from '#model/publisher';
import { nameResource } from '../address';
import { SchedulerSchedule, type Construct } from '../cdktf';
import { roleArn } from '../constructs/service-role';
import type { StackContext } from '../context';
import { arnReference, functionArn } from '../references';
import { literal, literalJson } from '../text';
import { addRole } from './role';
import { targetSettings } from './target';

/** What a schedule calls: each target has a schedule of its own. */
interface Target {
  readonly arn: string;
  /** In the address, between the names of both. */
  readonly between: string;
  readonly name: string;
  /** Behind the name of the schedule in AWS, if there are several. */
  readonly ending: string;
  readonly does: string;
  readonly group?: { readonly messageGroupId: string };
}

function targetsOf(publisher: Schedule, context: StackContext): Target[] {
  const { publishes, sends, invokes, messageGroup } = publisher;
  const taken = new Set(publishes.map(({ name }) => name));
  const ending = (name: string, sort: string) => {
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken ? `${name}-${sort}` : name;
  };
  return [
    ...publishes.map((topic) => {
      const arn = arnReference(context, topic);
      return { arn, between: 'to', name: topic.name, ending: topic.name, does: 'publishes' };
    }),
    ...sends.map((queue) => ({
      arn: arnReference(context, queue),
      between: 'sends_to',
      name: queue.name,
      ending: ending(queue.name, 'queue'),
      does: 'sends',
      ...(queue.fifo ? { group: { messageGroupId: literal(messageGroup!) } } : {}),
    })),
    ...invokes.map((lambda) => ({
      arn: functionArn(context, lambda),
      between: 'invokes',
      name: lambda.name,
      ending: ending(lambda.name, 'function'),
      does: 'invokes',
    })),
  ];
}

/** A single target, or the single topic, has the name of the schedule alone. */
function scheduleName({ physicalName, publishes, sends, invokes }: Schedule, target: Target): string {
  const isAlone =
    target.between === 'to' ? publishes.length === 1 : [...publishes, ...sends, ...invokes].length === 1;
  return isAlone ? physicalName : `${physicalName}-${target.ending}`;
}

export function addSchedules(scope: Construct, publisher: Schedule, context: StackContext): void {
  const { name, expression, timezone, message } = publisher;
  addRole(scope, publisher, context);
  for (const target of targetsOf(publisher, context)) {
    const schedule = new SchedulerSchedule(scope, `${target.between.replace('_', '-')}-${target.name}`, {
      name: literal(scheduleName(publisher, target)),
      description: literal(`What ${name} ${target.does}`),
      scheduleExpression: literal(expression),
      ...(timezone === undefined ? {} : { scheduleExpressionTimezone: literal(timezone) }),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.arn,
        roleArn: roleArn(name),
        input: typeof message === 'string' ? literal(message) : literalJson(message),
        ...(target.group ? { sqsParameters: target.group } : {}),
        ...targetSettings(publisher, context),
      },
      dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    });
    nameResource(schedule, `${name}_${target.between}_${target.name}`);
  }
}
