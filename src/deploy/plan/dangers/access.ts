import { EVENTS, isNeeded, isUnused, SNS, SOURCE } from './needed-access';
import { addressOf } from '#model/address';
import { SHARED } from '#model/shared';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Topology } from '#model/topology';
import { parseArn, type Arn } from '#base/aws/arns';
import type { Change, Plan } from '../changes';
import { comesAlong } from '../along-access';
import { isForOwner, isForOwnerByService } from '../owner-access';
import { plain } from '../same-access';
import { comparePolicies, conditionValues, permissionsIn, type Permission } from '../policy-document';
import { boundaryCuts, boundaryWidens } from './boundary';
import { failuresOf } from './dead-letters';
import { isGoneWithNetwork, isPrecaution } from './denials';
import { exposure } from './exposure';
import { isUseOfOwnKey } from './key-use';
import { permissionsInWords } from './permissions-in-words';
import { INTENDED, isLost, isUpdated, lostArns, text, type Danger, type Found } from './danger';

/** The attribute that holds the policy of each sort of resource. */
const POLICIES: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'policy',
  aws_sns_topic: 'policy',
  aws_kms_key: 'policy',
  aws_iam_role: 'assume_role_policy',
  aws_iam_role_policy: 'policy',
  aws_iam_policy: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue_policy: 'policy',
  aws_vpc_endpoint: 'policy',
};

/** A policy of its own that belongs to a role: the role it belongs to, if that stays. */
function isOfStayingRole({ type, before, after }: Change, { resources }: Plan): boolean {
  if (type !== 'aws_iam_role_policy') return false;
  const role = text(after['role']) || text(before['role']);
  // What the name of a role is that this plan makes, AWS says when it is made.
  if (role === '') return false;
  const owner = resources.find(
    (other) => other.type === 'aws_iam_role' && text(other.before['name']) === role,
  );
  return owner !== undefined && !isLost(owner);
}

/** The policies before and after, if the one whom they concern is there before and after. */
function policiesOf(change: Change, plan: Plan): { before: unknown; after: unknown } | undefined {
  const attribute = POLICIES[change.type];
  if (attribute === undefined || (!isUpdated(change) && !isOfStayingRole(change, plan))) return undefined;
  return { before: change.before[attribute], after: change.after[attribute] };
}

/** A policy that is known only when it is applied, and of which nobody knows how it is written, cannot be compared. */
function isHidden({ type, unknown, after }: Change): boolean {
  const attribute = POLICIES[type] ?? '';
  return unknown.has(attribute) && text(after[attribute]) === '';
}

/** The name in AWS with its region, since an account may be known in one ARN and not in the other. */
function placeOf(arn: string): string {
  const { region, resource } = parseArn(arn) ?? {};
  return `${region}:${resource}`;
}

/** The ARNs in the file of what a service acts for: SNS for topics, EventBridge for rules. */
function actedFor(service: string, { topics, publishers }: Topology): Arn[] {
  if (service === SNS) return [...topics.values()].map(({ arn }) => arn);
  if (service !== EVENTS) return [];
  return [...publishers.values()].flatMap((one) => publisherFacts(one).worksFor(one) ?? []);
}

/** What a service may do for a topic or rule of this file follows from what is written there. */
function isDeclared(permission: Permission, { topology }: Plan): boolean {
  const acting = actedFor(plain(permission).principal, topology);
  const places = new Set(acting.map(({ region, resource }) => `${region}:${resource}`));
  const sources = conditionValues(permission, SOURCE);
  return sources.length > 0 && sources.every((arn) => places.has(placeOf(arn)));
}

/** To pull the images that the file names, ECS has a role, which programs do not get. */
function isPull({ action }: Permission, { type, element }: Change): boolean {
  return (
    type === 'aws_iam_role_policy' && /_execution$/.test(element.name) && /^ecr:(Batch|Get)/.test(action)
  );
}

/** The permissions that the roles of the plan have in the end; nothing if one of them is known only then. */
function permissionsOfRoles({ resources }: Plan): Permission[] | undefined {
  const policies = resources.filter(
    ({ type, action }) => type === 'aws_iam_role_policy' && action !== 'destroy',
  );
  if (policies.some(isHidden)) return undefined;
  return policies.flatMap(({ after }) => permissionsIn(after['policy']));
}

/** An endpoint holds back what roles may do. What no role may do any more, it need not let through. */
function isOfGoneRole(permission: Permission, { type }: Change, plan: Plan): boolean {
  if (type !== 'aws_vpc_endpoint') return false;
  const allows = (role: Permission) =>
    role.allows && role.action === permission.action && role.resource === permission.resource;
  const before = plan.resources
    .filter((change) => change.type === 'aws_iam_role_policy')
    .flatMap((change) => permissionsIn(change.before['policy']));
  const after = permissionsOfRoles(plan);
  return before.some(allows) && after?.some(allows) === false;
}

/** The queue for what a function could not process, of which its role follows; a change of it is judged by itself. */
function isForFailures({ action, resource }: Permission, change: Change, { resources }: Plan): boolean {
  if (change.type !== 'aws_iam_role_policy' || action !== 'sqs:SendMessage') return false;
  const config = resources.find(
    ({ type, element }) =>
      type === 'aws_lambda_function_event_invoke_config' && element.name === change.element.name,
  );
  return (
    config !== undefined &&
    [config.before, config.after].some((values) => failuresOf(config, values) === resource)
  );
}

function lostIn(change: Change, plan: Plan): Permission[] {
  const policies = policiesOf(change, plan);
  if (!policies || isHidden(change)) return [];
  const gone = lostArns(plan);
  return comparePolicies(policies.before, policies.after)
    .lost.filter((permission) => !isPrecaution(permission))
    .filter((permission) => !isForOwner(permission))
    .filter((permission) => !gone.has(permission.resource) && !isUnused(permission, change, plan))
    .filter(
      (permission) => !isOfGoneRole(permission, change, plan) && !isForFailures(permission, change, plan),
    )
    .filter((permission) => isNeeded(permission, change, plan));
}

/** The ARNs of the topics and queues that would no longer let a service send to them. */
export function lostPublishers(service: string, plan: Plan): Set<string> {
  const targets = plan.changes.filter(({ type }) => type === 'aws_sns_topic' || type === 'aws_sqs_queue');
  return new Set(
    targets
      .filter((target) => lostIn(target, plan).some(({ principal }) => principal === `Service ${service}`))
      .map(({ before }) => text(before['arn'])),
  );
}

export const cutAccess: Danger = {
  id: 'cut-access',
  degree: 'cuts',
  summary: 'a policy would no longer allow a publisher, subscriber or consumer that it allows now',
  why: 'A topic that may not send to a queue, or a publisher that is rejected, loses messages, and nobody gets an error.',
  find(change, { plan }) {
    const lost = lostIn(change, plan);
    if (lost.length === 0) return boundaryCuts(change);
    const { element } = change;
    return {
      message: `the policy of ${element.label} would no longer let ${permissionsInWords(lost, element)}`,
      safeWay: 'make sure that nobody uses this access',
    };
  },
};

/**
 * What opens no door: the role that only SNS can use, to write its own logs, and the policies of endpoints, which hold
 * back what roles of this account may do and give nothing.
 */
function isPlumbing({ address, type }: Change): boolean {
  return address === addressOf(SHARED.deliveryLogging, 'role-policy') || type === 'aws_vpc_endpoint';
}

function widerPolicy(change: Change, plan: Plan): Found | undefined {
  const policies = isPlumbing(change) ? undefined : policiesOf(change, plan);
  if (!policies) return undefined;
  const { element } = change;
  if (isHidden(change)) {
    return {
      message: `what the policy of ${element.label} would allow is known only after the apply`,
      safeWay: INTENDED,
    };
  }
  const { gained } = comparePolicies(policies.before, policies.after);
  const before = change.imported ? permissionsIn(policies.before) : [];
  const after = permissionsIn(policies.after);
  const opened = gained.filter(
    (permission) =>
      !isGoneWithNetwork(permission, after) &&
      !comesAlong(permission, before) &&
      !isDeclared(permission, plan) &&
      !isPull(permission, change) &&
      !isForFailures(permission, change, plan) &&
      !isUseOfOwnKey(permission, change, plan) &&
      !isForOwnerByService(permission, change),
  );
  if (opened.length === 0) return undefined;
  return {
    message: `the policy of ${element.label} would newly let ${permissionsInWords(opened, element)}`,
    safeWay: INTENDED,
  };
}

export const widenAccess: Danger = {
  id: 'widen-access',
  degree: 'widens',
  summary: 'somebody else would get messages or access, or something would get more rights',
  why:
    'Access is easily given and rarely taken back. Permissions that a new subscription between a topic and a queue of ' +
    'the same file needs are not reported.',
  find(change, { plan }) {
    return widerPolicy(change, plan) ?? boundaryWidens(change) ?? exposure(change, plan);
  },
};
