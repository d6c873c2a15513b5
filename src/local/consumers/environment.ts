import type { Consumer } from '#model/consumer';
import { injectedVariables, type Injected, type LinkedText, type Links } from '#model/injected';
import { consumerFacts } from '#model/kinds/consumers/index';
import { nameInAws } from '#model/topology';
import type { World } from '../world';

export type Environment = Readonly<Record<string, string>>;

function valueOf(world: World, injected: Injected): string {
  switch (injected.kind) {
    case 'queue-url':
      return world.queueUrl(nameInAws(injected.queue));
    case 'queue-arn':
      return world.queueArn(nameInAws(injected.queue));
    case 'queue-name':
      return nameInAws(injected.queue);
    case 'topic-arn':
      return world.topicArn(nameInAws(injected.topic));
    case 'topic-name':
      return nameInAws(injected.topic);
    case 'store-arn':
    case 'store-name':
      return injected.store.physicalName;
  }
}

function linked(world: World, text: LinkedText): string {
  return text.map((part) => (typeof part === 'string' ? part : valueOf(world, part))).join('');
}

function linksOf(consumer: Consumer): Links {
  if ('links' in consumer) return consumer.links;
  return 'container' in consumer ? consumer.container.links : {};
}

/** What SDKs need to find the server, with credentials that are none. */
export function sdkVariables({ endpoint, region }: World): Environment {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'dev',
    AWS_SECRET_ACCESS_KEY: 'dev',
  };
}

/** The variables that a consumer has in AWS, with what is here in place of what is there. Secrets are not among them. */
export function environmentOf(world: World, consumer: Consumer): Environment {
  const injected = [...injectedVariables(consumer)].map(
    ([name, one]) => [name, valueOf(world, one)] as const,
  );
  const plain = consumerFacts(consumer)
    .variables(consumer)
    .flatMap(({ values }) => Object.entries(values));
  const links = Object.entries(linksOf(consumer)).map(([name, text]) => [name, linked(world, text)] as const);
  return {
    ...Object.fromEntries(injected),
    ...Object.fromEntries(plain),
    ...Object.fromEntries(links),
    ...sdkVariables(world),
  };
}
