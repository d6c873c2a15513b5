import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { assumptionsOf, notPlayed } from '#drill/assumptions';
import { promiseOf } from '#drill/judge';
import type { DrillResult, PlayedConsumer, PlayedQueue } from '#drill/run';
import { consumerFacts } from '#model/kinds/consumers/index';
import { HOURS } from '#model/kinds/cost';
import { stackName, type Topology } from '#model/topology';
import { alarmsOf } from '#monitoring/alarms';
import { charged, total } from '../cost/line';

/** What a drill shows, with what was found wrong with it. */
export interface DrillReport {
  readonly topology: Topology;
  readonly result: DrillResult;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** US dollars for the tasks or the calls of a consumer, while the drill lasts. */
export function costOf(played: PlayedConsumer, queues: readonly PlayedQueue[]): number {
  const { consumer, taskHours, pace } = played;
  const own = queues.filter(({ queue }) => pace.batches.has(queue));
  const share = ({ done, consumers }: PlayedQueue) => done / consumers.length;
  const messages = own.reduce((sum, one) => sum + share(one), 0);
  const load = {
    messages,
    direct: 0,
    batches: Math.ceil(own.reduce((sum, one) => sum + share(one) / pace.batches.get(one.queue)!, 0)),
    chunks: messages,
    secondsPerMessage: pace.seconds,
    // Charges are for a month.
    tasks: taskHours / HOURS,
  };
  const charges = consumerFacts(consumer).charges(consumer, load);
  return total(charges.map((charge) => charged(consumer.name, charge))).usd;
}

/** The age at which the alarm of a queue fires, if it has one. */
export function alarmAge({ queue }: PlayedQueue, topology: Topology): number | undefined {
  return alarmsOf(topology).find(({ id }) => id === `${queue.name}_oldest-message`)?.threshold;
}

/** Everything of a drill, for programs. What never happens is `null`. */
export function drillJson({ topology, result, diagnostics }: DrillReport): object {
  const { drill, seconds, queues, consumers, alarms } = result;
  return {
    stack: stackName(topology),
    drill: drill.name,
    seconds,
    seed: drill.seed,
    passed: diagnostics.length === 0,
    diagnostics,
    queues: queues.map(({ queue, consumers: own, ...record }) => ({
      name: queue.name,
      consumers: own.map(({ name }) => name),
      ...record,
    })),
    consumers: consumers.map((played) => ({
      name: played.consumer.name,
      taskHours: played.taskHours,
      most: played.most,
      least: played.least,
      usd: costOf(played, queues),
      latency: promiseOf(played, result),
      minutes: played.minutes,
    })),
    alarms,
    assumptions: assumptionsOf(topology, result),
    notPlayed: notPlayed(topology, result),
  };
}
