import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  PutMetricAlarmCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { SendMessageCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import type { Account } from '../account';
import { unsettled, type Check, type Finding } from '../check';
import { makeQueue, type Made } from '../messaging';

const MINUTE = 60_000;

function nameOf({ arn }: Made): string {
  return arn.split(':').at(-1)!;
}

function query(queue: string): MetricDataQuery {
  const Dimensions = [{ Name: 'QueueName', Value: queue }];
  const Metric = { Namespace: 'AWS/SQS', MetricName: 'NumberOfMessagesSent', Dimensions };
  return { Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' } };
}

/** The minutes of the last half hour that CloudWatch has points of. */
async function minutesOf(account: Account, queue: string): Promise<number[]> {
  const { MetricDataResults = [] } = await account.cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - 30 * MINUTE),
      EndTime: new Date(),
      MetricDataQueries: [query(queue)],
    }),
  );
  return (MetricDataResults[0]?.Timestamps ?? []).map((time) => time.getTime());
}

/** Seconds from the end of each minute until its point is there; those that are there at the first look tell nothing. */
async function lagsOf(account: Account, queue: Made, looks: number): Promise<number[]> {
  const seen = new Set<number>();
  const lags: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    await account.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'm' }));
    for (const minute of await minutesOf(account, nameOf(queue))) {
      if (!seen.has(minute) && look > 0) lags.push((Date.now() - minute - MINUTE) / 1000);
      seen.add(minute);
    }
    await account.wait(15);
  }
  // The first points of a queue that was not there come together, when CloudWatch has begun with it.
  return lags.slice(1);
}

async function lag(account: Account): Promise<Finding[]> {
  const lags = await lagsOf(account, await makeQueue(account, 'lag'), 32);
  const saw = `seconds from the end of a minute to its point: ${lags.map(Math.round).join(', ') || 'no points yet'}`;
  if (lags.length < 3) return unsettled(['sqs-metric-lag'], saw);
  return [{ fact: 'sqs-metric-lag', holds: Math.max(...lags) <= 120, saw }];
}

/** An alarm on a series without any point: it has a state if FILL gives it points. */
async function fill(account: Account): Promise<Finding[]> {
  const AlarmName = `${account.prefix}-fill`;
  await account.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Metrics: [
        { ...query(`${account.prefix}-nothing`), ReturnData: false },
        { Id: 'filled', Expression: 'FILL(m, 0)', ReturnData: true },
      ],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 0,
      EvaluationPeriods: 1,
      TreatMissingData: 'missing',
    }),
  );
  account.undo(`alarm ${AlarmName}`, () =>
    account.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] })),
  );
  await account.wait(240);
  const { MetricAlarms = [] } = await account.cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }),
  );
  const state = MetricAlarms[0]?.StateValue;
  return [{ fact: 'metric-fill', holds: state === 'ALARM', saw: `after four minutes the alarm is ${state}` }];
}

export const metrics: Check = {
  name: 'metrics',
  facts: ['sqs-metric-lag', 'metric-fill'],
  run: async (account) => (await Promise.all([lag(account), fill(account)])).flat(),
};

const HOUR = 3600;

/** Of two queues that nobody uses for seven hours one is tagged in the meantime. Then both get messages. */
async function keepAwake(account: Account): Promise<Finding[]> {
  const [tagged, quiet] = [await makeQueue(account, 'tagged'), await makeQueue(account, 'quiet')];
  for (let hour = 0; hour < 7; hour += 1) {
    await account.sqs.send(new TagQueueCommand({ QueueUrl: tagged.url, Tags: { hour: String(hour) } }));
    await account.wait(HOUR);
  }
  const start = Date.now();
  const first = async (queue: Made): Promise<number | undefined> => {
    for (let look = 0; look < 80; look += 1) {
      await account.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'm' }));
      const minutes = await minutesOf(account, nameOf(queue));
      if (minutes.some((minute) => minute + MINUTE > start)) return (Date.now() - start) / 1000;
      await account.wait(15);
    }
    return undefined;
  };
  const [awake, asleep] = await Promise.all([first(tagged), first(quiet)]);
  const saw = `seconds until the first point: ${awake ?? 'none'} for the tagged queue, ${asleep ?? 'none'} for the other`;
  if (awake === undefined && asleep === undefined) return unsettled(['tag-queue-keeps-awake'], saw);
  return [
    { fact: 'tag-queue-keeps-awake', holds: awake !== undefined && awake + 120 < (asleep ?? Infinity), saw },
  ];
}

export const wakefulness: Check = {
  name: 'wakefulness',
  facts: ['tag-queue-keeps-awake'],
  isLong: true,
  run: keepAwake,
};
