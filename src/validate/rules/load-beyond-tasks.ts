import { child } from '#base/diagnostics/path';
import { workOf } from '#model/arrivals';
import { consumersByQueue } from '#model/consumer';
import { mostTasks } from '#model/fargate';
import { HOURS } from '#model/kinds/cost';
import { streamsOf } from '#model/streams';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const loadBeyondTasks: Rule = {
  id: 'load-beyond-tasks',
  severity: 'warning',
  summary: 'more messages come than all tasks of a service can process',
  why:
    'Messages a month times `processingTime`, divided by `concurrency`, is how many tasks are busy all the time. If ' +
    'that is more than `max`, the queue grows until messages expire. Peaks need more: `msgtopo drill --peak 3x` ' +
    'simulates them. ' +
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: { traffic: { messages: 50000000 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 4, latency: { target: 10m, processingTime: 1s } }
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: { traffic: { messages: 50000000 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 40, latency: { target: 10m, processingTime: 1s } }
`,
  check(topology, found) {
    const streams = streamsOf(topology);
    const consumers = consumersByQueue(topology.consumers.values());
    for (const fargate of fargates(topology)) {
      const { name, path, scaling } = fargate;
      if (scaling?.goal.kind !== 'latency') continue;
      const { processingTime, concurrency } = scaling.goal;
      const { messages } = workOf(fargate, streams, consumers);
      const busy = (messages * processingTime) / concurrency / (HOURS * 3600);
      const most = mostTasks(scaling);
      if (busy <= most) continue;
      found({
        message: `${Math.round(messages)} messages a month keep ${Math.ceil(busy)} tasks of \`${name}\` busy on average, and there are at most ${most}`,
        path: child(path, 'scaling', 'max'),
        help: 'increase `max`, or `concurrency` if a task processes several messages at once',
      });
    }
  },
};
