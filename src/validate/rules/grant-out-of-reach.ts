import { CHECKED_ELSEWHERE, serviceOfAction } from '#base/aws/actions';
import { child } from '#base/diagnostics/path';
import { consumerFacts } from '#model/kinds/consumers/index';
import { reachesMore } from '#model/network';
import { hasEndpoint } from '#policies/endpoints';
import type { Rule } from '../rule';

export const grantOutOfReach: Rule = {
  id: 'grant-out-of-reach',
  severity: 'warning',
  summary: 'a consumer may use a service that it cannot reach from its network',
  why:
    'Inside the network a consumer reaches only the services that have VPC endpoints here. msgtopo creates endpoints ' +
    'for the services that it knows; a call to another one waits until it times out. A security group checks the ' +
    'address that a connection goes to, so behind a NAT gateway `egress` must still name the service. ' +
    'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html and ' +
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  bad: `
network: { vpc: { create: {} } }
queues: { mails: {} }
consumers:
  mailer:
    type: fargate
    queue: mails
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/mailer:1
    grants:
      - actions: [ses:SendEmail]
        resources: ['arn:aws:ses:eu-west-1:111111111111:identity/example.com']
        reason: sends receipts
`,
  good: `
network: { vpc: { create: {} } }
queues: { mails: {} }
consumers:
  mailer:
    type: fargate
    queue: mails
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/mailer:1
    egress: [10.0.7.0/24]
    grants:
      - actions: [ses:SendEmail]
        resources: ['arn:aws:ses:eu-west-1:111111111111:identity/example.com']
        reason: sends receipts
`,
  check({ network, consumers }, found) {
    if (!network?.hasEndpoints) return;
    for (const consumer of consumers.values()) {
      const own = consumerFacts(consumer).inNetwork(consumer);
      if (!own || reachesMore(network, own)) continue;
      for (const [index, { actions }] of consumer.grants.entries()) {
        const service = serviceOfAction(actions[0]!);
        if (hasEndpoint(service) || CHECKED_ELSEWHERE.includes(service)) continue;
        found({
          message: `\`${consumer.name}\` may use \`${service}\`, but reaches AWS through endpoints only, and there is none for it`,
          path: child(consumer.path, 'grants', index, 'actions'),
          on: 'key',
          help:
            'add the private addresses of its VPC endpoint to `egress`; where the subnets have a route to the internet, add ' +
            'the public addresses of the service, or `0.0.0.0/0`',
        });
      }
    }
  },
};
