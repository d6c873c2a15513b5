import type { Injected, LinkedText, Links } from './injected';
import type { Fargate } from './fargate';
import { nameInAws, type Topology } from './topology';

/** Topics that Copilot made are called after application, environment and service, which its variable leaves out. */
function topicKey(physicalName: string, name: string, prefix: string): string {
  const isOfCopilot = physicalName.startsWith(prefix) && physicalName.length > prefix.length;
  return isOfCopilot ? physicalName.slice(prefix.length).replace(/\.fifo$/, 'fifo') : name;
}

function topicArns({ name: service, publishes }: Fargate, { name, environment }: Topology): LinkedText {
  const prefix = `${name}-${environment}-${service}-`;
  const entries = publishes.flatMap((topic, index): (string | Injected)[] => {
    const key = JSON.stringify(topicKey(nameInAws(topic), topic.name, prefix));
    return [`${index === 0 ? '' : ','}${key}:"`, { kind: 'topic-arn', topic }, '"'];
  });
  return ['{', ...entries, '}'];
}

/**
 * The variables that AWS Copilot gives to a worker, for images that read them.
 * https://aws.github.io/copilot-cli/docs/developing/publish-subscribe/
 */
export function copilotVariables(fargate: Fargate, topology: Topology): Links {
  if (fargate.compatibility !== 'copilot') return {};
  const [queue, ...others] = fargate.queues;
  return {
    COPILOT_APPLICATION_NAME: [topology.name],
    COPILOT_ENVIRONMENT_NAME: [topology.environment],
    COPILOT_SERVICE_NAME: [fargate.name],
    ...(queue && others.length === 0 ? { COPILOT_QUEUE_URI: [{ kind: 'queue-url', queue }] } : {}),
    ...(fargate.publishes.length > 0 ? { COPILOT_SNS_TOPIC_ARNS: topicArns(fargate, topology) } : {}),
  };
}
