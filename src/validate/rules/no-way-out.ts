import { consumerFacts } from '#model/kinds/consumers/index';
import { reachesMore } from '#model/network';
import type { Rule } from '../rule';

const NOTHING = { egress: [], securityGroups: [] };

/** A security group looks at the address that a connection goes to: behind a NAT gateway that is still the service. */
const help = (egress: string) =>
  `use \`endpoints: auto\`, or add to ${egress} the address ranges of your endpoints, or \`0.0.0.0/0\` where the subnets ` +
  'have a route to the internet';

export const noWayOut: Rule = {
  id: 'no-way-out',
  severity: 'error',
  summary: 'a network has neither endpoints nor another way to AWS',
  why:
    'Security groups allow no outbound traffic by default, so without endpoints consumers reach only what ' +
    '`egress` names. ' +
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  bad: `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  good: `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none, egress: [0.0.0.0/0] }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  check({ network, consumers }, found) {
    if (!network || network.hasEndpoints) return;
    const inside = [...consumers.values()].flatMap((consumer) => {
      const own = consumerFacts(consumer).inNetwork(consumer);
      return own ? [{ consumer, isCut: !reachesMore(network, own) }] : [];
    });
    const cut = inside.filter(({ isCut }) => isCut).map(({ consumer }) => consumer);
    if (cut.length === inside.length && !reachesMore(network, NOTHING)) {
      found({
        message: 'without endpoints and without `egress`, consumers reach nothing, not even their queue',
        path: network.path,
        on: 'key',
        help: help('`egress`'),
      });
      return;
    }
    for (const { name, path } of cut) {
      found({
        message: `without endpoints, and without port 443 in \`egress\`, \`${name}\` reaches no AWS service, not even its queue`,
        path,
        on: 'key',
        help: help('its `egress`'),
      });
    }
  },
};
