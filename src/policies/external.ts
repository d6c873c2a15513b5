import { consumerFacts } from '#model/kinds/consumers/index';
import type { Consumer } from '#model/consumer';
import type { Topology } from '#model/topology';
import { consume, publish, send } from './grants';
import { policyDocument, type PolicyDocument, type Statement } from './statement';
import { namedWriter, SHOWN, type PolicyWriter } from './writer';

/** What the role of a consumer has to be allowed that somebody else runs: its owner attaches it. */
export function externalStatements(consumer: Consumer, writer: PolicyWriter): Statement[] {
  return [
    ...consume(writer, consumer.queues),
    ...publish(writer, consumer.publishes),
    ...send(writer, consumer.sends),
  ];
}

export function externalConsumers({ consumers }: Pick<Topology, 'consumers'>): Consumer[] {
  return [...consumers.values()].filter((consumer) => !consumerFacts(consumer).isMade);
}

/** The policies that others have to attach, by the consumer that needs them: `consumers.reader`. */
export function externalPolicies(topology: Topology): (readonly [string, PolicyDocument])[] {
  const writer = namedWriter(topology, undefined, SHOWN);
  return externalConsumers(topology).map((consumer) => [
    `consumers.${consumer.name}`,
    policyDocument(externalStatements(consumer, writer)),
  ]);
}
