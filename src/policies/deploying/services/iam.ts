import { ROLE } from '#base/aws/limits';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Publisher } from '#model/publisher';
import { consumerFacts } from '#model/kinds/consumers/index';
import { roleRulesOf, type RoleRules } from '#model/roles';
import { byCodeUnit } from '#base/util/text';
import { streamOf } from '#model/kinds/receivers/index';
import { ownedTopics, type Topology } from '#model/topology';
import { consumerPolicies, inPolicyOrder } from '../../consumers';
import { needsOn, type ResourceTypes } from '../need';
import { global, namedPrefixes, underscored, type Place } from '../place';

/** Who takes on the roles of a topology. */
function services(topology: Topology): string[] {
  const { publishers, consumers, subscriptions, network } = topology;
  const byPublishers = [...publishers.values()].flatMap((publisher) => {
    const { hasRole, service } = publisherFacts<Publisher>(publisher);
    return hasRole(publisher) && service !== undefined ? [service.replace(/\.amazonaws\.com$/, '')] : [];
  });
  const byConsumers = [...consumers.values()].flatMap((consumer) => consumerPolicies(consumer).services);
  const snsHasRole =
    ownedTopics(topology).some(({ deliveryStatusLogging }) => deliveryStatusLogging) ||
    subscriptions.some(({ receiver }) => streamOf(receiver) !== undefined);
  const taken = {
    sns: snsHasRole,
    'vpc-flow-logs': network?.vpc.kind === 'created',
  };
  const byOthers = Object.entries(taken).flatMap(([service, isTaken]) => (isTaken ? [service] : []));
  const all = new Set([...byConsumers, ...byPublishers, ...byOthers]);
  return [...all].sort(byCodeUnit).map((service) => `${service}.amazonaws.com`);
}

function hasRoles(topology: Topology): boolean {
  return services(topology).length > 0;
}

/** What the names of the roles that Terraform completes start with. */
function starts({ consumers, publishers }: Topology): string[] {
  const made = [...consumers.values()].filter((consumer) => consumerFacts(consumer).isMade);
  const elements = [...made, ...publishers.values()];
  return elements.flatMap((element) => ('physicalName' in element ? [`${element.physicalName}-`] : []));
}

/** The rules of roles that are in use: those of the topology, and those that consumers have of their own. */
function rulesInUse(topology: Topology): RoleRules[] {
  const all = [undefined, ...topology.consumers.values()].map((one) => roleRulesOf(topology, one));
  return [...new Map(all.map((rules) => [JSON.stringify(rules), rules])).values()];
}

function roleArns(place: Place): string[] {
  const rules = rulesInUse(place.topology);
  return [...new Set(rules.flatMap((one) => roleArnsBy(one, place)))];
}

function roleArnsBy({ path = '/', namePrefix = '' }: RoleRules, place: Place): string[] {
  const { topology } = place;
  const chosen = inPolicyOrder(topology)
    .flatMap((consumer) => consumerPolicies(consumer).roleNames(consumer))
    .filter((name) => name !== undefined);
  const hasIotRules = [...topology.publishers.values()].some((one) => publisherFacts(one).isUnderscored);
  const prefixes = hasIotRules ? [...place.prefixes, ...underscored(place).prefixes] : place.prefixes;
  const within = { ...place, prefixes: prefixes.map((prefix) => namePrefix + prefix) };
  const completed = starts(topology).map((start) => namePrefix + start);
  const names = [...namedPrefixes(within, completed, ROLE.namePrefix), ...chosen];
  return [...new Set(names)].map((name) => global(place, 'iam', `role${path}${name}`));
}

const boundaries = needsOn({
  sid: 'Boundaries',
  on: (place) =>
    rulesInUse(place.topology).some(({ permissionsBoundary }) => permissionsBoundary !== undefined)
      ? roleArns(place)
      : [],
});

const roles = needsOn({ sid: 'Roles', on: roleArns });

/** A role can be given to exactly the services that take it on. */
const passedRoles = needsOn({
  sid: 'PassRoles',
  on: roleArns,
  condition: ({ topology }) => ({ StringEquals: { 'iam:PassedToService': services(topology) } }),
});

export const IAM: ResourceTypes = {
  aws_iam_role: {
    isUsed: hasRoles,
    needs: [
      roles({
        read: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
        write: [
          'iam:CreateRole',
          'iam:DeleteRole',
          'iam:ListInstanceProfilesForRole',
          'iam:TagRole',
          'iam:UntagRole',
          'iam:UpdateAssumeRolePolicy',
          'iam:UpdateRoleDescription',
        ],
      }),
      passedRoles({ write: ['iam:PassRole'] }),
      boundaries({ write: ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'] }),
    ],
  },
  aws_iam_role_policy: {
    isUsed: hasRoles,
    needs: [roles({ read: ['iam:GetRolePolicy'], write: ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'] })],
  },
};
