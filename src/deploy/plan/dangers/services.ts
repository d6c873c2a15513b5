import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import type { Change } from '../changes';
import { blocks, isUpdated, type Found } from './danger';

/* What stops or holds up the tasks of a service on ECS, other than their number. */

export function noneHealthy({ type, element, before, after }: Change): Found | undefined {
  const name = 'deployment_minimum_healthy_percent';
  if (type !== 'aws_ecs_service' || after[name] !== 0 || before[name] === 0) return undefined;
  return {
    message: `${element.label} may stop all tasks before new ones work, in each deploy`,
    safeWay: 'keep `minHealthyPercent` above 0',
    path: child(element.path, 'deployment', 'minHealthyPercent'),
  };
}

/** Terraform ends a service, with all its tasks, before it makes it anew: two of one name cannot be there. */
export function madeAnew({ type, action, element, replacedFor }: Change): Found | undefined {
  if (type !== 'aws_ecs_service' || action !== 'replace') return undefined;
  const because =
    replacedFor.length === 0 ? '' : `, because its ${list(quoted(replacedFor))} cannot be changed in place`;
  return {
    message: `${element.label} would be made anew${because}: all its tasks stop before new ones start, and the old ones are gone if the new ones do not work`,
    safeWay: 'add the new consumer beside it, and remove this one in a later deploy',
    degree: 'delays',
  };
}

/** ECS counts the tasks of services no more, and a service that scales knows nothing of how many it has. */
export function insightsEnd(change: Change): Found | undefined {
  const { type, element, before, after } = change;
  const isOn = (values: Change['before']) =>
    blocks(values['setting']).some(({ name, value }) => name === 'containerInsights' && value !== 'disabled');
  if (type !== 'aws_ecs_cluster' || !isUpdated(change) || !isOn(before) || isOn(after)) return undefined;
  return {
    message: `${element.label} would have no Container Insights, by which its services scale`,
    safeWay: 'keep Container Insights on',
  };
}
