import { Metrics } from '#drill/engine/cloudwatch/metrics';
import { tasksOf } from '#drill/engine/cloudwatch/publish';
import { play, type Controller } from '#drill/engine/play';
import { Measure, type Result } from './measure';
import type { Scenario } from './scenario';
import { Service } from '#drill/engine/service/service';

/** Plays one service, for whoever judges how it scales. */
export function simulate(
  scenario: Scenario,
  makeController: (metrics: Metrics, scenario: Scenario) => Controller,
): Result {
  const { seconds, queues, work } = scenario;
  const metrics = new Metrics(Math.ceil(seconds / 60), scenario.delay, scenario.outages);
  const controller = makeController(metrics, scenario);
  const measure = new Measure(seconds, work.seconds / work.concurrency);
  const initial = scenario.initial ?? controller.initial;
  const [service] = play({
    ...scenario,
    metrics,
    listen: () => measure,
    workers: [
      {
        queues,
        controller,
        published: tasksOf(controller),
        listener: measure,
        make: (own, random) => new Service(initial, scenario, own, random),
      },
    ],
  });
  return measure.result(service!.busyEnded);
}
