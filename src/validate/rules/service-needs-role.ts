import { callingService } from '#model/kinds/publishers/services';
import { child } from '#base/diagnostics/path';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const WITH = (encryption: string) => `
topics:
  scaled: { encryption: ${encryption}, publishers: { services: [autoscaling.amazonaws.com] } }
queues: { inbox: {} }
subscriptions: [{ topic: scaled, queue: inbox }]
`;

export const serviceNeedsRole: Rule = {
  id: 'service-needs-role',
  severity: 'error',
  summary:
    'a service that can use a key only with a role publishes to an encrypted topic, or sends to an encrypted queue',
  why:
    'EC2 Auto Scaling, AWS Config, CodePipeline, Elastic Beanstalk, Image Builder and others use the key of a topic ' +
    'with a role, and not as a service. A key policy that names the service lets nobody in. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  bad: WITH('managed-key'),
  good: WITH('none'),
  check(topology, found) {
    for (const { name, path, encryption, publishers } of ownedTopics(topology)) {
      if (encryption.kind === 'none') continue;
      publishers.services.forEach(({ service }, index) => {
        const { sender, key, page } = callingService(service);
        if (key !== 'role') return;
        found({
          message: `${sender} cannot use the key of topic \`${name}\` as \`${service}\`: it needs a role`,
          path: child(path, 'publishers', 'services', index),
          help: `describe the role under \`publishers\`, as \`{ role: <ARN>, publishes: [${name}] }\`; ${page} says which`,
        });
      });
    }
    for (const { name, path, encryption, senders } of ownedQueues(topology)) {
      // Keys of SQS itself ask nobody for permission.
      if (encryption.kind === 'none' || encryption.kind === 'sqs') continue;
      for (const [index, { service }] of senders.services.entries()) {
        const { sender, key } = callingService(service);
        if (key !== 'role') continue;
        found({
          message: `${sender} cannot use the key of queue \`${name}\` as \`${service}\`: it needs a role`,
          path: child(path, 'senders', 'services', index),
          help: 'name the role in `senders.roles`',
        });
      }
    }
  },
};
