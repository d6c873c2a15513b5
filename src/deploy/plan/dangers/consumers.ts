import { nameIn } from '#base/aws/arns';
import { isMap, parsedJson } from '#base/util/json';
import { CONSUMER_RESOURCES } from '#model/kinds/consumers/index';
import type { Change, Plan } from '../changes';
import { blocks, lostArns, text, type Found } from './danger';
import { isSwitchedOff } from './switches';

/** The attribute by which a resource says from which queue it takes messages; `unnamed` if a plan does not tell. */
function sourceOf(type: string): string | undefined {
  return CONSUMER_RESOURCES[type]?.source;
}

/** The queues that the program of a service knows by its variables, by their ARNs. */
function queuesOfService({ element }: Change, { resources }: Plan): string[] {
  const definition = resources.find(
    (one) => one.type === 'aws_ecs_task_definition' && one.element.name === element.name,
  );
  const containers = parsedJson(text(definition?.before['container_definitions']));
  const values = (Array.isArray(containers) ? (containers as unknown[]) : [])
    .filter(isMap)
    .flatMap(({ environment }) => blocks(environment).map(({ value }) => text(value)));
  return resources
    .filter(({ type, before }) => type === 'aws_sqs_queue' && values.includes(text(before['url'])))
    .map(({ before }) => text(before['arn']));
}

/** A service does not say in a plan from which queue it receives; the file does. */
function hasService(queue: string, { topology, resources }: Plan): boolean {
  const name = nameIn(queue);
  const programs = [...topology.consumers.values()].filter(({ queues }) =>
    queues.some(({ arn }) => arn.resource === name),
  );
  return programs.some((program) =>
    resources.some(
      ({ type, action, element, after }) =>
        type === 'aws_ecs_service' &&
        action !== 'destroy' &&
        element.name === program.name &&
        after['desired_count'] !== 0,
    ),
  );
}

/** Whether somebody processes the messages of a queue once the plan is applied, or the queue itself goes. */
function isTakenOver(queue: string, plan: Plan): boolean {
  const left = plan.resources.filter(
    ({ action, type, after }) => action !== 'destroy' && !isSwitchedOff(type, after),
  );
  return (
    lostArns(plan).has(queue) ||
    hasService(queue, plan) ||
    left.some(({ type, after }) => {
      const other = sourceOf(type);
      return other !== undefined && text(after[other]) === queue;
    })
  );
}

/** A consumer that goes without another that takes its place. */
export function lastConsumer(change: Change, plan: Plan): Found | undefined {
  const { type, element, before } = change;
  const source = sourceOf(type);
  if (source === undefined) return undefined;
  const queues = source === 'unnamed' ? queuesOfService(change, plan) : [text(before[source])];
  if (queues.length > 0 && queues.every((queue) => isTakenOver(queue, plan))) return undefined;
  return {
    message: `${element.label} would be destroyed: messages would wait without a consumer, and expire`,
    safeWay: 'deploy the new consumer first',
    degree: 'cuts',
  };
}
