import { FARGATE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { consumerFacts } from '#model/kinds/consumers/index';
import { fargates } from '#model/topology';
import { byteLength } from '#base/util/text';
import type { Rule } from '../rule';

const SIDECARS = Array.from(
  { length: 10 },
  (_, index) => `s${index}: { image: "${'1'.repeat(12)}.dkr.ecr.eu-west-1.amazonaws.com/s:1" }`,
);

const WITH = (sidecars: readonly string[]) => `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    sidecars: { ${sidecars.join(', ')} }
`;

export const taskDefinitionTooLarge: Rule = {
  id: 'task-definition-too-large',
  severity: 'error',
  summary: 'a task has more containers or variables than ECS accepts',
  why:
    'A task definition has at most 10 containers, and at most 64 KiB in total. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html',
  bad: WITH(SIDECARS),
  good: WITH(SIDECARS.slice(1)),
  check(topology, found) {
    for (const consumer of fargates(topology)) {
      const { name, path, sidecars } = consumer;
      const containers = sidecars.length + 1;
      if (containers > FARGATE.containers) {
        found({
          message: `a task of \`${name}\` has ${containers} containers, but ECS accepts ${FARGATE.containers}`,
          path: child(path, 'sidecars'),
          on: 'key',
          help: 'combine sidecars, or split the consumer',
        });
      }
      const variables = consumerFacts(consumer)
        .variables(consumer)
        .flatMap(({ values }) => Object.entries(values));
      const size = variables.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
      if (size <= FARGATE.definitionSize) continue;
      found({
        message: `the environment of \`${name}\` has ${size} bytes, but ECS accepts ${FARGATE.definitionSize} for the whole task`,
        path: child(path, 'environment'),
        on: 'key',
        help: 'put large values into a file in the image, or into SSM',
      });
    }
  },
};
