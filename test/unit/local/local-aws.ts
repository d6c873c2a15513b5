import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { LocalEvent } from '#local/events';
import { startServer } from '#local/server/server';
import { STANDARD_WORLD, World } from '#local/world';

/** A server of its own for a test, with clients of AWS. */
export interface LocalAws {
  readonly world: World;
  readonly url: string;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly events: readonly LocalEvent[];
  close(): Promise<void>;
}

export async function startLocalAws(world = new World(STANDARD_WORLD)): Promise<LocalAws> {
  const server = await startServer(world, { port: 0 });
  const events: LocalEvent[] = [];
  world.onEvent((event) => events.push(event));
  const config = {
    endpoint: server.url,
    region: world.region,
    credentials: { accessKeyId: 'dev', secretAccessKey: 'dev' },
    maxAttempts: 1,
  };
  const sqs = new SQSClient(config);
  const sns = new SNSClient(config);
  return {
    world,
    url: server.url,
    sqs,
    sns,
    events,
    close: () => {
      sqs.destroy();
      sns.destroy();
      return server.close();
    },
  };
}
