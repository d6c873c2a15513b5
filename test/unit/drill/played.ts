import { judge } from '#drill/judge';
import { runDrill, type DrillResult, type PlayedConsumer, type PlayedQueue } from '#drill/run';
import { terraformOf } from '#stacks/inventory';
import { topologyOf } from '#test/unit/topology-of';

export const HOUR = 3600;
export const MINUTE = 60;

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1';

/** A service with some settings. */
export const service = (settings: string) => `{ type: fargate, image: '${IMAGE}', ${settings} }`;

/** A function with some settings. */
export const call = (settings: string) =>
  `{ type: lambda, runtime: nodejs22.x, handler: index.handler, code: { inline: 'exports.handler = 1' }, ${settings} }`;

const NETWORK = 'network: { vpc: vpc-0abc, subnets: [subnet-0abc] }\nmonitoring: {}\n';

const FILES = { 'one.asl.json': '{ "StartAt": "One", "States": { "One": { "Type": "Succeed" } } }' };

export interface Played {
  readonly result: DrillResult;
  readonly messages: readonly string[];
  readonly queue: (name: string) => PlayedQueue;
  readonly consumer: (name: string) => PlayedConsumer;
}

/** Plays the only drill of a topology. */
export function played(yaml: string): Played {
  const topology = topologyOf(NETWORK + yaml, FILES);
  const [drill] = topology.drills;
  const result = runDrill(topology, drill!, terraformOf(topology));
  return {
    result,
    messages: judge(topology, result).map(({ message }) => message),
    queue: (name) => result.queues.find(({ queue }) => queue.name === name)!,
    consumer: (name) => result.consumers.find(({ consumer }) => consumer.name === name)!,
  };
}

/** Whether a number is what was counted by hand, but for chance. */
export function near(value: number, expected: number, part = 0.05): void {
  expect(value).toBeGreaterThan(expected * (1 - part));
  expect(value).toBeLessThan(expected * (1 + part));
}
