import { alarmPrefix } from '#monitoring/alarm';
import { stackName, type Queue, type Topology } from '#model/topology';
import { inParallel } from '#base/util/in-parallel';
import { queueAddressOf } from './address';
import type { Alarm, CloudWatch } from './cloudwatch';
import { readConsumers, type Consumers, type ConsumerState } from './consumers';
import type { Depth } from './queue-port';
import type { Sqs } from './sqs';
import { troubleOf, type Trouble } from './trouble';

/** What a queue holds now. */
export interface QueueState {
  readonly queue: Queue;
  readonly physicalName: string;
  /** Absent if AWS has no such queue. */
  readonly depth: Depth | undefined;
  /** The age of the oldest message in seconds; absent without messages, or without metrics. */
  readonly oldest: number | undefined;
  /** The name in the file of the queue for its dead letters. */
  readonly deadLetters: string | undefined;
}

export interface Status {
  readonly stack: string;
  readonly at: Date;
  readonly queues: readonly QueueState[];
  readonly consumers: readonly ConsumerState[];
  readonly alarms: readonly Alarm[];
  /** Why ages and alarms are not known, if they are not. */
  readonly trouble: Trouble | undefined;
}

const AT_A_TIME = 10;

type Metrics = Pick<Status, 'alarms' | 'trouble'> & { readonly ages: ReadonlyMap<string, number> };

/** Depths are worth showing without the rest: metrics need permissions of their own. */
async function readMetrics(names: readonly string[], prefix: string, ports: Ports): Promise<Metrics> {
  const { cloudWatch, now } = ports;
  try {
    const [ages, alarms] = await Promise.all([cloudWatch.oldest(names, now), cloudWatch.alarms(prefix)]);
    return { ages, alarms, trouble: undefined };
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return { ages: new Map(), alarms: [], trouble };
  }
}

interface Ports {
  readonly sqs: Sqs;
  readonly cloudWatch: CloudWatch;
  readonly consumers: Consumers;
  readonly now: Date;
}

export async function readStatus(topology: Topology, ports: Ports): Promise<Status> {
  const queues = [...topology.queues.values()];
  const names = queues.map((queue) => queueAddressOf(topology, queue).physicalName);
  const depthOf = async (queue: Queue) => (await ports.sqs.queue(queueAddressOf(topology, queue)))?.depth();
  const [depths, consumers, { ages, alarms, trouble }] = await Promise.all([
    inParallel(queues, AT_A_TIME, depthOf),
    readConsumers(topology, ports.consumers),
    readMetrics(names, alarmPrefix(topology), ports),
  ]);
  return {
    stack: stackName(topology),
    at: ports.now,
    queues: queues.map((queue, index) => ({
      queue,
      physicalName: names[index]!,
      depth: depths[index],
      oldest: ages.get(names[index]!),
      deadLetters: queue.owned ? queue.deadLetters?.queue.name : undefined,
    })),
    consumers,
    alarms,
    trouble,
  };
}
