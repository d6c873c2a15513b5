import { recordMinute } from './cloudwatch/publish';
import { Metrics } from './cloudwatch/metrics';
import { poisson, randomOf } from './random';
import { Measure, type Result } from './result';
import type { Scenario } from './scenario';
import { Queue } from './service/queue';
import { Service } from './service/service';

/** What a controller sees of the world. */
export interface View {
  readonly now: number;
  readonly service: Service;
  readonly queues: readonly Queue[];
  readonly metrics: Metrics;
}

/** Decides how many tasks there are. */
export interface Controller {
  readonly initial: number;
  /** Of the dimensions under which Container Insights publishes. */
  readonly cluster: string;
  readonly service: string;
  /** Seconds between two decisions. */
  readonly every: number;
  /** Publishes metrics of its own for a minute that has ended. */
  publish?(minute: number, view: View): void;
  decide(view: View): number;
}

const MINUTE = 60;

/** Plays a scenario, second by second. The same seed gives the same result. */
export function simulate(
  scenario: Scenario,
  makeController: (metrics: Metrics, scenario: Scenario) => Controller,
): Result {
  const { seconds, seed, phase } = scenario;
  const metrics = new Metrics(Math.ceil(seconds / MINUTE), scenario.delay, scenario.outages);
  const controller = makeController(metrics, scenario);
  const arrivals = randomOf(seed);
  const measure = new Measure(seconds, scenario.work.seconds / scenario.work.concurrency);
  const ledger = {
    random: randomOf(seed + 1),
    done: measure.done.bind(measure),
    received: measure.received.bind(measure),
  };
  const queues = scenario.queues.map((settings) => new Queue(settings, arrivals));
  const service = new Service(scenario.initial ?? controller.initial, scenario, queues, ledger);
  const view = { now: 0, service, queues, metrics };
  const deploys = new Set(scenario.deploys);

  for (let now = 0; now < seconds; now += 1) {
    for (const [index, queue] of queues.entries()) {
      const { load, exact } = scenario.queues[index]!;
      const mean = load(now);
      const count = exact ? Math.round(mean) : poisson(mean, arrivals);
      queue.showAgain(now);
      queue.send(count, now);
      measure.sent(count, now);
    }
    if (deploys.has(now)) service.deploy();
    service.step(now);
    measure.second(service.tasks.length);

    const end = now + 1;
    metrics.now = view.now = end;
    if (end % MINUTE === 0) {
      const minute = end / MINUTE - 1;
      measure.minute(recordMinute(minute, view, controller, scenario));
      controller.publish?.(minute, view);
      if (minute === 0) metrics.checkRead();
    }
    if (end % controller.every !== phase % controller.every) continue;
    const desired = controller.decide(view);
    if (desired === service.desired) continue;
    measure.changed(service.desired, desired);
    service.desired = desired;
  }
  const dead = queues.reduce((sum, queue) => sum + queue.dead, 0);
  return measure.result(dead, service.busyEnded);
}
