import { byCodeUnit } from '#base/util/text';
import { stackOriginIn } from '../inventory/attributes';
import type { Inventory } from '../inventory/inventory';
import type { OldSide } from '../release/old-side';
import { policyOf, QUEUE_KEY, logicalPart, stackOf, topicParts, type CopilotPlace } from './names';

/*
 * Copilot deletes what is in the stack of a service together with the service. What the topology takes over is retained
 * first, the key of the queues before all: without it nobody can read the messages that wait.
 * https://aws.github.io/copilot-cli/docs/developing/overrides/yamlpatch/
 */

/** The logical ids of everything to retain, by stack, the keys first. */
export function retainedOf(
  { queues, topics, subscriptions }: Inventory,
  place: CopilotPlace,
  services: readonly string[],
): Map<string, string[]> {
  const stacks = new Map<string, { keys: Set<string>; others: Set<string> }>();
  const of = (stack: string) => {
    const known = stacks.get(stack) ?? { keys: new Set(), others: new Set() };
    stacks.set(stack, known);
    return known;
  };
  const byQueue = new Map<string, string>();
  for (const live of [...queues, ...topics]) {
    const found = stackOriginIn(live.origin);
    if (!found) continue;
    const { stack, logicalId } = found;
    const policy = services.some((service) => stackOf(place, service) === stack)
      ? policyOf(logicalId)
      : undefined;
    of(stack).others.add(logicalId);
    if (policy !== undefined) of(stack).others.add(policy);
    if (!('url' in live)) continue;
    byQueue.set(live.arn, stack);
    if (live.kmsKey !== undefined && policy !== undefined) of(stack).keys.add(QUEUE_KEY);
  }
  for (const { topicArn, endpoint } of subscriptions) {
    const stack = byQueue.get(endpoint);
    const topic = topicParts(topicArn, place, services);
    if (stack === undefined || !topic) continue;
    of(stack).others.add(`${logicalPart(topic.service)}${logicalPart(topic.topic)}SNSTopicSubscription`);
  }
  return new Map(
    Array.from(stacks, ([stack, { keys, others }]) => [stack, [...keys, ...[...others].sort(byCodeUnit)]]),
  );
}

/** A file `cfn.patches.yml` that retains resources of a stack. */
export function patchesFor(logicalIds: readonly string[]): string {
  return logicalIds
    .flatMap((id) => ['DeletionPolicy', 'UpdateReplacePolicy'].map((policy) => `/Resources/${id}/${policy}`))
    .map((path) => `- op: add\n  path: ${path}\n  value: Retain\n`)
    .join('');
}

function section(stack: string, ids: readonly string[], service: string | undefined): string[] {
  if (service === undefined) {
    const lines = ids.map((id) => `- \`${id}\``).join('\n');
    return [
      `## Retained in the stack ${stack}`,
      `It is made of addons: give these resources \`DeletionPolicy: Retain\` and \`UpdateReplacePolicy: Retain\` in their template, and also the keys and policies that belong to them.\n\n${lines}`,
    ];
  }
  return [
    `## Retained in the stack ${stack}`,
    `Add this to \`copilot/${service}/overrides/cfn.patches.yml\` (Copilot 1.27 or newer; \`copilot svc override\` makes the file):`,
    `\`\`\`yaml\n${patchesFor(ids)}\`\`\``,
  ];
}

/** How Copilot lets go of the worker services that are taken over. */
export function copilotSide(inventory: Inventory, place: CopilotPlace, services: readonly string[]): OldSide {
  const retained = retainedOf(inventory, place, services);
  const workers = (inventory.workers ?? []).map(({ name }) => name);
  const env = place.environment;
  const deploys = workers.map((name) => `copilot svc deploy --name ${name} --env ${env}`);
  const checks = [...retained.keys()].map((stack) => `aws cloudformation get-template --stack-name ${stack}`);
  const deletes = workers.map((name) => `copilot svc delete --name ${name} --env ${env}`);
  const commands = (all: readonly string[]) => all.map((one) => `\`${one}\``).join(', ');
  return {
    before: [
      `Retain what the topology takes over, as below, the key of the queues before all: ${commands(deploys)}. Deleting the stack without it would make every message that waits unreadable.`,
      `Read what is deployed, and go on only when each resource below has \`DeletionPolicy: Retain\`: ${commands(checks)}.`,
    ],
    after: [
      'Watch that the new services process the queues. Until then the old ones read them too: `receivers` lets in their roles.',
      `Do not run \`copilot svc deploy\` again: it would write its policies back. Take the roles of Copilot out of \`receivers\`, deploy with the \`--allow\` that the refusal names, and delete the old services: ${commands(deletes)}. With \`--env\`, their images stay.`,
    ],
    sections: [...retained].flatMap(([stack, ids]) =>
      section(
        stack,
        ids,
        services.find((service) => stackOf(place, service) === stack),
      ),
    ),
    commands: [...deploys, ...deletes],
  };
}
