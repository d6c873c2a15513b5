import type { Message } from '@aws-sdk/client-sqs';
import { CreateScheduleCommand, DeleteScheduleCommand } from '@aws-sdk/client-scheduler';
import type { Account } from '../account';
import { unsettled, type Check, type Finding } from '../check';
import { makeQueue, makeReceiver, makeTopic, takeMessage, type Made } from '../messaging';
import { makeRole } from '../policies';

const FACTS = ['scheduler-no-attributes'];
const INPUT = '{"kind":"nightly"}';

async function schedule(
  account: Account,
  name: string,
  target: { readonly Arn: string; readonly RoleArn: string },
): Promise<void> {
  const Name = `${account.prefix}-${name}`;
  const at = new Date(Date.now() + 60_000).toISOString().slice(0, 19);
  await account.scheduler.send(
    new CreateScheduleCommand({
      Name,
      ScheduleExpression: `at(${at})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { ...target, Input: INPUT },
    }),
  );
  account.undo(`schedule ${Name}`, () => account.scheduler.send(new DeleteScheduleCommand({ Name })));
}

async function messageIn(account: Account, queue: Made): Promise<Message | undefined> {
  for (let look = 0; look < 18; look += 1) {
    const message = await takeMessage(account, queue);
    if (message) return message;
    await account.wait(10);
  }
  return undefined;
}

/** A schedule that publishes to a topic, and one that sends to a queue. */
async function attributes(account: Account): Promise<Finding[]> {
  const RoleArn = await makeRole(account, 'schedule', 'scheduler.amazonaws.com');
  const topic = await makeTopic(account, 'scheduled');
  const behind = await makeReceiver(account, { topic, name: 'scheduled-topic' });
  const queue = await makeQueue(account, 'scheduled-queue');
  // Scheduler takes a role only once it may assume it.
  await account.wait(20);
  await schedule(account, 'topic', { Arn: topic, RoleArn });
  await schedule(account, 'queue', { Arn: queue.arn, RoleArn });
  const came = await Promise.all([messageIn(account, behind), messageIn(account, queue)]);
  const words = (message: Message | undefined) =>
    message
      ? `${message.Body}, attributes ${Object.keys(message.MessageAttributes ?? {}).join() || 'none'}`
      : 'nothing';
  const saw = `through a topic: ${words(came[0])}; in a queue: ${words(came[1])}`;
  if (came.includes(undefined)) return unsettled(FACTS, saw);
  const isBare = (message: Message | undefined) =>
    message?.Body === INPUT && Object.keys(message.MessageAttributes ?? {}).length === 0;
  return [{ fact: FACTS[0]!, holds: came.every(isBare), saw }];
}

export const schedules: Check = { name: 'schedules', facts: FACTS, run: attributes };
