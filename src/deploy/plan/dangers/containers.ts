import { child } from '#base/diagnostics/path';
import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { list } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import type { Change, Plan } from '../changes';
import { isSame } from '../same';
import { text, type Found } from './danger';

/** The containers of a task definition by their names; nothing if Terraform does not know them yet. */
function containersIn(values: Change['before']): ReadonlyMap<string, PlainMap> | undefined {
  const written = parsedJson(text(values['container_definitions']));
  if (!Array.isArray(written)) return undefined;
  return new Map((written as unknown[]).filter(isMap).map((one) => [text(one['name']), one]));
}

/** What the file asks for where Terraform does not know yet: its own settings lie over the main container. */
function asked({ element }: Change, { topology }: Plan): ReadonlyMap<string, PlainMap> {
  const consumer = topology.consumers.get(element.name);
  if (consumer?.kind !== 'fargate') return new Map();
  const { container, sidecars, override, stopTimeout } = consumer;
  const main: PlainMap = { user: container.user, stopTimeout, ...override.container };
  return new Map([[container.name, main], ...sidecars.map(({ name, user }) => [name, { user }] as const)]);
}

function plannedContainers(change: Change, plan: Plan): ReadonlyMap<string, PlainMap> {
  return containersIn(change.after) ?? asked(change, plan);
}

function isRoot({ user }: PlainMap): boolean {
  return /^(root|0)?(:.*)?$/.test(text(user));
}

function capabilities({ linuxParameters }: PlainMap): unknown {
  const { capabilities: set } = isMap(linuxParameters) ? linuxParameters : {};
  return isMap(set) ? set['add'] : undefined;
}

/** What a container may newly do on the machine that it runs on. */
function gained(old: PlainMap, planned: PlainMap): string[] {
  return [
    ...(isRoot(planned) && !isRoot(old) ? ['run as root'] : []),
    ...(planned['privileged'] === true && old['privileged'] !== true ? ['run privileged'] : []),
    ...(planned['readonlyRootFilesystem'] !== true &&
    old['readonlyRootFilesystem'] === true &&
    'readonlyRootFilesystem' in planned
      ? ['write its root file system']
      : []),
    ...(isSame(capabilities(old), capabilities(planned)) || capabilities(planned) === undefined
      ? []
      : ['have other capabilities']),
  ];
}

/** A container that is new beside others is compared with one that has no rights. */
const PLAIN: PlainMap = { user: 'nobody', readonlyRootFilesystem: false };

export function containerRights(change: Change, plan: Plan): Found | undefined {
  const { element, before, after } = change;
  const old = containersIn(before);
  if (!old || Object.keys(before).length === 0 || change.action === 'destroy') return undefined;
  const shared = ['pid_mode', 'ipc_mode'].filter(
    (name) => text(after[name]) !== '' && !isSame(before[name], after[name]),
  );
  const rights = [
    ...[...plannedContainers(change, plan)].flatMap(([name, one]) => gained(old.get(name) ?? PLAIN, one)),
    ...shared.map((name) => `share ${name.replace('_mode', '')} with others`),
  ];
  if (rights.length === 0) return undefined;
  return {
    message: `a container of \`${element.name}\` would newly ${list([...new Set(rights)])}`,
    safeWay: 'make sure that it needs this: whoever breaks into it can do as much',
    path: child(element.path, 'override'),
  };
}

/** A container that gets less time to end its work, in each deploy and whenever its service scales in. */
export function lessTimeToEnd(change: Change, plan: Plan): Found | undefined {
  const { type, element, action, before } = change;
  const old = type === 'aws_ecs_task_definition' && action !== 'destroy' ? containersIn(before) : undefined;
  for (const [name, one] of old === undefined ? [] : plannedContainers(change, plan)) {
    const [was, is] = [old!.get(name), one].map((container) => Number(container?.['stopTimeout']));
    if (!(is! < was!)) continue;
    return {
      message: `\`${element.name}\` would have ${formatSeconds(is!)} instead of ${formatSeconds(was!)} to end its work when ECS stops a task: what is cut off comes again after the visibility timeout`,
      safeWay: 'make sure that it ends within this time, or keep `stopTimeout`',
      path: child(element.path, 'stopTimeout'),
    };
  }
  return undefined;
}

/**
 * What a container can be told, and what is no matter of messages or rights.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
const KNOWN = new Set([
  'command',
  'cpu',
  'dependsOn',
  'dockerLabels',
  'entryPoint',
  'environment',
  'environmentFiles',
  'essential',
  'firelensConfiguration',
  'healthCheck',
  'image',
  'interactive',
  'linuxParameters',
  'logConfiguration',
  'memory',
  'memoryReservation',
  'mountPoints',
  'name',
  'portMappings',
  'privileged',
  'pseudoTerminal',
  'readonlyRootFilesystem',
  'repositoryCredentials',
  'restartPolicy',
  'secrets',
  'startTimeout',
  'stopTimeout',
  'systemControls',
  'ulimits',
  'user',
  'versionConsistency',
  'volumesFrom',
  'workingDirectory',
]);

/** The settings of containers that differ and of which nobody knows what they do. */
export function unknownSettings({ type, before, after }: Change): string[] {
  if (type !== 'aws_ecs_task_definition') return [];
  const [old, planned] = [containersIn(before), containersIn(after)];
  if (!old || !planned) return [];
  return [...planned].flatMap(([name, one]) => {
    const former = old.get(name) ?? {};
    const keys = new Set([...Object.keys(one), ...Object.keys(former)]);
    return [...keys].filter((key) => !KNOWN.has(key) && !isSame(one[key], former[key]));
  });
}
