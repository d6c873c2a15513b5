/* New roles and policies of roles: whom they let in, and what they allow. */
import { list } from '#base/util/text';
import { addressOf } from '#model/address';
import { storeFacts } from '#model/kinds/stores/index';
import { isTopic, outletsOf } from '#model/outlets';
import type { Change, Plan } from '../changes';
import { elementOf } from '../element';
import { permissionsIn, type Permission } from '../policy-document';
import { INTENDED, text, type Found } from './danger';
import { accountOf, isLive, isNew, isNewOutlet } from './present';

/** The accounts that a trust policy lets in, other than our own and those that the file names for delivery. */
function foreignTrust(permissions: readonly Permission[], plan: Plan): string[] {
  const { pipeline, account } = plan.topology;
  const known = [
    account,
    accountOf(plan),
    ...(pipeline ? [pipeline.home, ...pipeline.targets].map((one) => one.account) : []),
  ];
  return permissions.flatMap(({ allows, principal }) => {
    if (!allows) return [];
    if (principal === '*') return ['everybody'];
    const trusted = /^AWS (?:arn:[\w-]+:iam::)?(\d{12})/.exec(principal)?.[1];
    return trusted === undefined || known.includes(trusted) ? [] : [`account ${trusted}`];
  });
}

export function newRole({ element, action, after }: Change, plan: Plan): Found | undefined {
  if (action !== 'create') return undefined;
  const trusted = foreignTrust(permissionsIn(after['assume_role_policy']), plan);
  if (trusted.length === 0) return undefined;
  return {
    message: `${element.label} would be a new role of ${list([...new Set(trusted)])}`,
    safeWay: INTENDED,
  };
}

/** What a new role of a consumer or publisher may do with topics, queues and stores that are there already. */
function beyondOneEdge(name: string, plan: Plan): string[] {
  // A role that somebody gets who is there already, as with a new version of msgtopo, does what it did.
  if (plan.resources.some((one) => isDeployed(one) && elementOf(one.element.name) === name)) return [];
  const { consumers, publishers } = plan.topology;
  const consumer = consumers.get(name);
  const giver = consumer ?? publishers.get(name);
  const given = (giver ? outletsOf(giver) : [])
    .filter((outlet) => !isNewOutlet(outlet, plan))
    .map((outlet) => `${isTopic(outlet) ? 'publish' : 'send'} to \`${outlet.name}\``);
  if (!consumer) return given.length > 1 ? given : [];
  const stores = consumer.stores.filter(({ store }) => {
    const [type] = addressOf(store, storeFacts(store).word).split('.');
    return !isNew(type!, store.name, plan);
  });
  return [...given, ...stores.map(({ store, writes }) => `${writes ? 'write' : 'read'} \`${store.name}\``)];
}

/** Rights over a whole service, or everything. */
function unlimited(document: unknown): string[] {
  return permissionsIn(document)
    .filter(
      ({ allows, action, resource }) => allows && /^(\*|[\w-]+:\*)$/.test(action) && /^(\*|)$/.test(resource),
    )
    .map(({ action }) => `do \`${action}\` on everything`);
}

function isDeployed({ type, before }: Change): boolean {
  return !type.startsWith('aws_iam_') && Object.keys(before).length > 0;
}

export function newGrants({ element, action, after }: Change, plan: Plan): Found | undefined {
  if (action !== 'create') return undefined;
  const name = elementOf(element.name);
  const isMain = element.name === name && isNew('aws_iam_role', name, plan);
  const rights = [
    ...unlimited(after['policy']),
    ...(isMain && isLive(plan) ? beyondOneEdge(name, plan) : []),
  ];
  if (rights.length === 0) return undefined;
  return {
    message: `the new role of \`${name}\` would let it ${list([...new Set(rights)])}`,
    safeWay: INTENDED,
  };
}

/** A policy of AWS, of which no plan tells what it allows. */
export function attachment({ element, action, after, unknown }: Change): Found | undefined {
  const policy = text(after['policy_arn']);
  if (action === 'destroy' || unknown.has('policy_arn') || !/::aws:policy\//.test(policy)) return undefined;
  return { message: `${element.label} would give a role all of \`${policy}\``, safeWay: INTENDED };
}
