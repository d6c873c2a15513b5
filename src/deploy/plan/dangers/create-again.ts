import { list, plural, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import type { ElementReference } from '../element';
import type { Surroundings } from '../surroundings';
import type { Circumstances, Danger, Found } from './danger';

/** Whether the plan makes everything, as if nothing had been deployed. */
function isAllNew({ changes, resources }: Plan): boolean {
  return changes.length > 0 && resources.every(({ action }) => action === 'create');
}

function stackElement({ stack }: Plan): ElementReference {
  return { kind: 'stack', name: stack, id: `stack.${stack}`, label: `stack \`${stack}\``, path: ['name'] };
}

function elsewhere({ gone, topology }: Plan): Found | undefined {
  const places = [...new Set(gone.map(({ place }) => place))];
  if (places.length === 0) return undefined;
  const names = gone.map(({ element }) => element.label);
  const shown = names.length > 3 ? [...names.slice(0, 3), plural(names.length - 3, 'other element')] : names;
  return {
    message: `${list(shown)} would be created in ${topology.region}, and what is deployed in ${list(places)} would be forgotten, with the messages in it`,
    safeWay:
      'go back to where it is deployed; or give the new place an environment of its own, which has its own state',
    path: ['region'],
  };
}

function renamed(plan: Plan, { orphans }: Surroundings): Found | undefined {
  if (orphans.length === 0) return undefined;
  const files = list(quoted(orphans.map(({ file }) => file)));
  const stacks = list(quoted(orphans.map(({ stack }) => stack)));
  return {
    message: `everything would be created anew as \`${plan.stack}\`, while ${stacks} stays deployed beside it: ${files} holds the same elements`,
    safeWay:
      `keep the name of the topology and of its environment; or, if ${stacks} is to go, destroy it under its old name first; ` +
      `or, if both are to stay, keep both environments in the file`,
  };
}

function forgotten(plan: Plan, { wasDeployed }: Surroundings): Found | undefined {
  if (!wasDeployed) return undefined;
  return {
    message: `everything would be created anew, and \`${plan.stack}\` has been deployed from here: its state is lost or empty`,
    safeWay: 'bring the state back: from its `.backup` beside it, or from an older version in the bucket',
  };
}

/** What is in AWS under the same name, and does not come from another stack. */
function livingIn({ own, plan, surroundings }: Circumstances): Change[] {
  const leaving = new Set(
    plan.changes.filter(({ action }) => action === 'destroy').map(({ address }) => address),
  );
  return own.changes.filter(
    ({ action, address }) =>
      action === 'create' && surroundings?.living.has(address) === true && !leaving.has(address),
  );
}

function alive(circumstances: Circumstances): Found | undefined {
  const labels = livingIn(circumstances).map(({ element }) => element.label);
  if (labels.length === 0) return undefined;
  const shown =
    labels.length > 3 ? [...labels.slice(0, 3), plural(labels.length - 3, 'other element')] : labels;
  return {
    message: `everything would be created anew, and ${list(shown)} is in AWS under the same name: the state is lost or empty, or somebody else made it`,
    safeWay:
      'bring the state back, or give what is not yours another `physicalName`: a deploy takes it over, and a destroy ' +
      'deletes it',
  };
}

export const createAgain: Danger = {
  id: 'create-again',
  degree: 'loses-when',
  summary:
    'something would be created although it is deployed: under another name, in another region, or without a state',
  why:
    'What is deployed stays, and nothing manages it any more: schedules, rules and consumers of both run at once, and ' +
    'the messages in the old queues are processed only by the old consumers.',
  find(change, circumstances) {
    if (isAllNew(circumstances.own) || !livingIn(circumstances).includes(change)) return undefined;
    return {
      message: `${change.element.label} is in AWS under the same name, and not in the state: a deploy would take it over, with another policy`,
      safeWay: 'give it another `physicalName`; or name it by its ARN, if it is somebody else who owns it',
    };
  },
  findInWhole(circumstances) {
    const { own, surroundings } = circumstances;
    const moved = elsewhere(own);
    const found =
      moved ??
      (surroundings && isAllNew(own)
        ? (forgotten(own, surroundings) ?? renamed(own, surroundings) ?? alive(circumstances))
        : undefined);
    return found && { ...found, element: stackElement(own) };
  },
};
