import { METRIC_QUERIES } from '#base/aws/calls';
import { inBatches } from '#base/util/in-batches';
import { quietSdk } from '#base/aws/quiet-sdk';

export interface Alarm {
  readonly name: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly description: string;
}

/** What only CloudWatch knows. */
export interface CloudWatch {
  /** Of each queue, by its name in AWS, the age of its oldest message in seconds; nothing of one without messages. */
  oldest(queues: readonly string[], now: Date): Promise<ReadonlyMap<string, number>>;
  alarms(prefix: string): Promise<readonly Alarm[]>;
  close(): void;
}

const MINUTE = 60;

/** SQS reports every minute, and late. */
const LOOK_BACK = 5 * MINUTE;

/** Loads the SDK when it is called. */
export async function openCloudWatch(region: string): Promise<CloudWatch> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-cloudwatch');
  // Emulators speak only the older of the two protocols of CloudWatch; AWS speaks both.
  const { AwsQueryProtocol } = await import('@aws-sdk/core/protocols');
  const client = new sdk.CloudWatchClient({ region, protocol: AwsQueryProtocol });

  async function agesOf(queues: readonly string[], now: Date): Promise<[string, number][]> {
    const MetricDataQueries = queues.map((QueueName, index) => ({
      Id: `q${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateAgeOfOldestMessage',
          Dimensions: [{ Name: 'QueueName', Value: QueueName }],
        },
        Period: MINUTE,
        Stat: 'Maximum',
      },
    }));
    const StartTime = new Date(now.getTime() - LOOK_BACK * 1000);
    const command = new sdk.GetMetricDataCommand({ MetricDataQueries, StartTime, EndTime: now });
    const { MetricDataResults = [] } = await client.send(command);
    return MetricDataResults.flatMap(({ Id, Values }): [string, number][] =>
      Values?.[0] === undefined ? [] : [[queues[Number(Id!.slice(1))]!, Values[0]]],
    );
  }

  return {
    async oldest(queues, now) {
      const ages = await Promise.all(inBatches(queues, METRIC_QUERIES).map((some) => agesOf(some, now)));
      return new Map(ages.flat());
    },
    async alarms(prefix) {
      const alarms: Alarm[] = [];
      for await (const page of sdk.paginateDescribeAlarms({ client }, { AlarmNamePrefix: prefix })) {
        for (const { AlarmName, StateValue, AlarmDescription } of page.MetricAlarms ?? []) {
          alarms.push({ name: AlarmName!, state: StateValue!, description: AlarmDescription ?? '' });
        }
      }
      return alarms;
    },
    close: () => client.destroy(),
  };
}
