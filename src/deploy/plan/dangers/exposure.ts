import { nameIn } from '#base/aws/arns';
import { child, type Path } from '#base/diagnostics/path';
import { parseArn } from '#base/aws/arns';
import { admittedToReceive, admittedToSend, rolesPublishing } from '#model/admitted';
import { NOBODY, type Others } from '#model/others';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { elementOf } from '../element';
import { permissionsIn, type Permission } from '../policy-document';
import { apiShapes, callersBetween, callerWords, plannedShape } from '../publishers/api-shape';
import { containerRights } from './containers';
import { block, isLost, isUpdated, text, texts, type Found } from './danger';
import { accountOf, isForeign, isLive, isNew, isNewArn } from './present';
import { isOwnGroup, reachOf } from './reach';

/*
 * Doors that no policy tells of: who newly gets messages, calls an API, reaches a network, or runs with more rights.
 * What is new with all that it touches opens nothing that is closed now.
 */

const INTENDED = 'make sure that this access is intended, and as narrow as possible';

/** Endpoints that are people or programs somewhere, and no resource of an account. */
const OUTSIDE = ['http', 'https', 'email', 'email-json', 'sms', 'application'];

function newSubscription(change: Change, plan: Plan): Found | undefined {
  const { element, action, after } = change;
  const [topic, endpoint, protocol] = ['topic_arn', 'endpoint', 'protocol'].map((name) => text(after[name]));
  if (action !== 'create' || isNewArn(topic!, plan)) return undefined;
  const isOutside = OUTSIDE.includes(protocol!);
  if (isOutside || isForeign(endpoint!, plan)) {
    const where = isOutside ? '' : ' in another account';
    return {
      message: `\`${endpoint}\`${where} would newly get messages of \`${nameIn(topic!)}\``,
      safeWay: 'make sure that it may read all of them, or give the subscription a filter',
    };
  }
  if (!isForeign(topic!, plan) || isNewArn(endpoint!, plan)) return undefined;
  return {
    message: `${element.label} would newly bring messages of \`${nameIn(topic!)}\`, a topic of another account`,
    safeWay: INTENDED,
  };
}

function newPermission({ element, action, after }: Change): Found | undefined {
  const principal = text(after['principal']);
  if (action === 'destroy' || principal === '' || /^[\w-]+\.amazonaws\.com$/.test(principal))
    return undefined;
  return {
    message: `${element.label} would newly let \`${principal}\` call the function`,
    safeWay: INTENDED,
  };
}

/** What a rule says of ports, as one text. */
function portsOf(values: Change['before']): string {
  return JSON.stringify(['ip_protocol', 'from_port', 'to_port'].map((name) => values[name]));
}

/** A rule that lets more through a group that is there already. */
function newRule(change: Change, plan: Plan): Found | undefined {
  const { type, element, action, before, after } = change;
  const isComing = action === 'create' || action === 'update' || action === 'replace';
  const owner = elementOf(element.name.replace(/_to_.*$/, ''));
  if (!isComing || !isLive(plan) || isNew('aws_security_group', owner, plan)) return undefined;
  const [was, reach] = [reachOf(before, plan), reachOf(after, plan)];
  const [oldPorts, ports] = [portsOf(before), portsOf(after)];
  if (reach === '' || (reach === was && ports === oldPorts)) return undefined;
  const isWorld = reach === '0.0.0.0/0' || reach === '::/0';
  const others = reach === was ? ' on other ports' : '';
  const place = (isWorld ? 'the whole internet' : `\`${reach}\``) + others;
  return {
    message:
      type === 'aws_vpc_security_group_egress_rule'
        ? `\`${owner}\` would newly reach ${place}`
        : `\`${owner}\` would newly be reached from ${place}`,
    safeWay: INTENDED,
    path: ['network'],
  };
}

/** A way to the internet in a network that had none. */
function newRoute({ action, after }: Change, plan: Plan): Found | undefined {
  const to = text(after['destination_cidr_block']);
  if (action !== 'create' || to === '' || isNew('aws_vpc', 'network', plan) || !isLive(plan))
    return undefined;
  const isThere = plan.resources.some(({ type, before }) => type === 'aws_vpc' && text(before['id']) !== '');
  if (!isThere) return undefined;
  return { message: `the network would newly have a way to ${to}`, safeWay: INTENDED, path: ['network'] };
}

function serviceExposure({ element, before, after }: Change, plan: Plan): Found | undefined {
  if (!isLive(plan)) return undefined;
  const [old, planned] = [before, after].map((values) => block(values['network_configuration']));
  if (old!['assign_public_ip'] !== true && planned!['assign_public_ip'] === true) {
    return { message: `tasks of ${element.label} would have a public address`, safeWay: INTENDED };
  }
  const known = texts(old!['security_groups']);
  const groups = texts(planned!['security_groups']).filter(
    (id) => !known.includes(id) && !isOwnGroup(id, plan),
  );
  if (groups.length === 0) return undefined;
  return {
    message: `tasks of ${element.label} would be in the security group ${list(quoted(groups))}, and msgtopo cannot tell whom it lets in`,
    safeWay: INTENDED,
  };
}

/** An API that opens itself to more callers, or a new one that lets anybody publish to what is there. */
function apiExposure(change: Change, plan: Plan): Found | undefined {
  const { element, action } = change;
  const path = child(element.path, 'auth');
  if (action === 'create') {
    const publisher = plan.topology.publishers.get(element.name);
    const callers = plannedShape(change, plan)?.callers ?? [];
    const isOpen = callers.some((caller) => caller === 'everybody' || isForeign(caller, plan));
    const isOfNew = publisher?.publishes.every(({ name }) => isNew('aws_sns_topic', name, plan)) ?? false;
    if (!isOpen || !isLive(plan) || isOfNew) return undefined;
    return {
      message: `${element.label} would let ${list(callers.map(callerWords))} publish`,
      safeWay: INTENDED,
      path,
    };
  }
  if (!isUpdated(change)) return undefined;
  const [old, planned] = apiShapes(change, plan);
  if (!old || !planned) return undefined;
  const { gained } = callersBetween(old, planned);
  if (gained.length === 0) return undefined;
  return {
    message: `${element.label} would newly let ${list(gained.map(callerWords))} publish`,
    safeWay: INTENDED,
    path,
  };
}

function publicBucket({ type, element, action, before, after }: Change, plan: Plan): Found | undefined {
  const names = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
  const isKept = plan.resources.some(
    (other) => other.type === 'aws_s3_bucket' && other.element.name === element.name && !isLost(other),
  );
  const isOpened =
    type === 'aws_s3_bucket_public_access_block'
      ? names.some((name) => before[name] === true && after[name] !== true)
      : action === 'destroy' || block(after['rule'])['object_ownership'] !== 'BucketOwnerEnforced';
  if (!isOpened || !isKept || action === 'create') return undefined;
  return {
    message: `the bucket \`${element.name}\` could be opened to everybody`,
    safeWay: 'keep it closed',
  };
}

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

function newRole({ element, action, after }: Change, plan: Plan): Found | undefined {
  if (action !== 'create') return undefined;
  const trusted = foreignTrust(permissionsIn(after['assume_role_policy']), plan);
  if (trusted.length === 0) return undefined;
  return {
    message: `${element.label} would be a new role of ${list([...new Set(trusted)])}`,
    safeWay: INTENDED,
  };
}

/** What a new role of a consumer or publisher may do with topics and stores that are there already. */
function beyondOneEdge(name: string, plan: Plan): string[] {
  // A role that somebody gets who is there already, as with a new version of msgtopo, does what it did.
  if (plan.resources.some((one) => isDeployed(one) && elementOf(one.element.name) === name)) return [];
  const { consumers, publishers } = plan.topology;
  const consumer = consumers.get(name);
  const isThere = (type: string, one: string) => !isNew(type, one, plan);
  const topics = (consumer ?? publishers.get(name))?.publishes.filter((topic) =>
    isThere('aws_sns_topic', topic.name),
  );
  const published = (topics ?? []).map((topic) => `publish to \`${topic.name}\``);
  if (!consumer) return published.length > 1 ? published : [];
  const stores = consumer.stores.filter(({ store }) =>
    isThere(store.kind === 's3' ? 'aws_s3_bucket' : 'aws_dynamodb_table', store.name),
  );
  return [
    ...published,
    ...stores.map(({ store, writes }) => `${writes ? 'write' : 'read'} \`${store.name}\``),
  ];
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

function newGrants({ element, action, after }: Change, plan: Plan): Found | undefined {
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
function attachment({ element, action, after, unknown }: Change): Found | undefined {
  const policy = text(after['policy_arn']);
  if (action === 'destroy' || unknown.has('policy_arn') || !/::aws:policy\//.test(policy)) return undefined;
  return { message: `${element.label} would give a role all of \`${policy}\``, safeWay: INTENDED };
}

/** Whom of other accounts a queue lets in. */
function foreignOf({ accounts, roles, organization }: Others, plan: Plan): string[] {
  const own = accountOf(plan);
  return [
    ...accounts.filter((account) => account !== own).map((account) => `account ${account}`),
    ...roles.filter((role) => parseArn(role)?.account !== own),
    ...(organization === undefined ? [] : [`organization ${organization}`]),
  ];
}

/** A new queue that lets somebody of another account send or receive. */
function newQueuePolicy({ element, action }: Change, plan: Plan): Found | undefined {
  const queue = plan.topology.queues.get(element.name);
  if (action !== 'create' || !queue?.owned || !isLive(plan)) return undefined;
  const senders = admittedToSend(plan.topology, queue);
  const receivers = admittedToReceive(plan.topology, queue);
  const doors = (
    [
      ['send to it', senders, 'senders'],
      ['receive from it', receivers, 'receivers'],
    ] as const
  )
    .map(([verb, others, key]) => ({ verb, key, foreign: foreignOf(others, plan) }))
    .filter(({ foreign }) => foreign.length > 0);
  if (doors.length === 0) return undefined;
  return {
    message: `${element.label} would let ${list(doors.map(({ verb, foreign }) => `${list(foreign)} ${verb}`))}`,
    safeWay: INTENDED,
    path: child(element.path, doors[0]!.key),
  };
}

/** A new topic that lets another account in. */
function newTopicPolicy({ element, action }: Change, plan: Plan): Found | undefined {
  const topic = plan.topology.topics.get(element.name);
  if (action !== 'create' || !topic?.owned || !isLive(plan)) return undefined;
  const publishing = topic.publishers.accounts.filter((account) => account !== accountOf(plan));
  const roles = foreignOf({ ...NOBODY, roles: rolesPublishing(plan.topology, topic) }, plan);
  const subscribing = foreignOf({ ...NOBODY, ...topic.subscribers }, plan);
  const doors: readonly (readonly [string, Path])[] = [
    ...(publishing.length === 0
      ? []
      : [[`account ${list(publishing)} publish`, child(element.path, 'publishers', 'accounts')] as const]),
    ...(roles.length === 0 ? [] : [[`${list(roles)} publish`, element.path] as const]),
    ...(subscribing.length === 0
      ? []
      : [[`${list(subscribing)} subscribe`, child(element.path, 'subscribers')] as const]),
  ];
  const [first] = doors;
  if (!first) return undefined;
  return {
    message: `${element.label} would let ${list(doors.map(([words]) => words))}`,
    safeWay: INTENDED,
    path: first[1],
  };
}

const EXPOSURES: Readonly<Record<string, (change: Change, plan: Plan) => Found | undefined>> = {
  aws_sns_topic: newTopicPolicy,
  aws_sqs_queue: newQueuePolicy,
  aws_sns_topic_subscription: newSubscription,
  aws_lambda_permission: newPermission,
  aws_vpc_security_group_egress_rule: newRule,
  aws_vpc_security_group_ingress_rule: newRule,
  aws_route: newRoute,
  aws_ecs_service: serviceExposure,
  aws_ecs_task_definition: containerRights,
  aws_api_gateway_rest_api: apiExposure,
  aws_s3_bucket_public_access_block: publicBucket,
  aws_s3_bucket_ownership_controls: publicBucket,
  aws_iam_role: newRole,
  aws_iam_role_policy: newGrants,
  aws_iam_policy: newGrants,
  aws_iam_role_policy_attachment: attachment,
};

export function exposure(change: Change, plan: Plan): Found | undefined {
  return EXPOSURES[change.type]?.(change, plan);
}
