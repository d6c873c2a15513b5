import { attachment, newGrants, newRole } from './new-roles';
import { newQueuePolicy, newTopicPolicy } from './new-doors';
import { nameIn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import { outletsOf } from '#model/outlets';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { elementOf } from '../element';
import { apiShapes, callersBetween, callerWords, plannedShape } from '../publishers/api-shape';
import { containerRights } from './containers';
import { INTENDED, block, isLost, isUpdated, text, type Found } from './danger';
import { pipelineExposure } from './pipeline';
import { missing, placeOf } from './places';
import { isForeign, isLive, isNew, isNewArn, isNewOutlet } from './present';
import { isOwnGroup, reachOf } from './reach';

/*
 * Doors that no policy tells of: who newly gets messages, calls an API, reaches a network, or runs with more rights.
 * What is new with all that it touches opens nothing that is closed now.
 */

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

/** A consumer that is newly in groups of somebody else, or has an address that everybody can reach. */
function placeExposure(change: Change, plan: Plan): Found | undefined {
  if (!isLive(plan)) return undefined;
  const { type, element, before, after } = change;
  const isPublic = (values: Change['before']) =>
    block(values['network_configuration'])['assign_public_ip'] === true;
  if (!isPublic(before) && isPublic(after)) {
    return { message: `tasks of ${element.label} would have a public address`, safeWay: INTENDED };
  }
  const groups = missing(placeOf(type, after)!.groups, placeOf(type, before)!.groups).filter(
    (id) => !isOwnGroup(id, plan),
  );
  if (groups.length === 0) return undefined;
  return {
    message: `${element.label} would be in the security group ${list(quoted(groups))}, and msgtopo cannot tell whom it lets in`,
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
    const isOfNew = publisher !== undefined && outletsOf(publisher).every((one) => isNewOutlet(one, plan));
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

/** A function that may run code which nobody has signed, or others have. */
function unsignedCode(change: Change): Found | undefined {
  const { element, before, after, unknown } = change;
  const name = 'code_signing_config_arn';
  const [old, planned] = [text(before[name]), text(after[name])];
  if (!isUpdated(change) || old === '' || unknown.has(name) || old === planned) return undefined;
  return {
    message: `${element.label} would run code that \`${old}\` does not let in`,
    safeWay: INTENDED,
    path: child(element.path, 'codeSigning'),
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

const EXPOSURES: Readonly<Record<string, (change: Change, plan: Plan) => Found | undefined>> = {
  aws_sns_topic: newTopicPolicy,
  aws_sqs_queue: newQueuePolicy,
  aws_sns_topic_subscription: newSubscription,
  aws_lambda_permission: newPermission,
  aws_vpc_security_group_egress_rule: newRule,
  aws_vpc_security_group_ingress_rule: newRule,
  aws_route: newRoute,
  aws_ecs_service: placeExposure,
  aws_lambda_function: (change, plan) => unsignedCode(change) ?? placeExposure(change, plan),
  aws_ecs_task_definition: containerRights,
  aws_api_gateway_rest_api: apiExposure,
  aws_codepipeline: pipelineExposure,
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
