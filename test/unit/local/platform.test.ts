import {
  CreatePlatformApplicationCommand,
  CreatePlatformEndpointCommand,
  CreateTopicCommand,
  DeleteEndpointCommand,
  DeletePlatformApplicationCommand,
  GetEndpointAttributesCommand,
  GetPlatformApplicationAttributesCommand,
  ListEndpointsByPlatformApplicationCommand,
  ListPlatformApplicationsCommand,
  PublishCommand,
  SetEndpointAttributesCommand,
  SetPlatformApplicationAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { startLocalAws, type LocalAws } from './local-aws';

let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

async function application(Name = 'shop'): Promise<string> {
  const Attributes = { PlatformCredential: 'key' };
  const made = await aws.sns.send(
    new CreatePlatformApplicationCommand({ Name, Platform: 'GCM', Attributes }),
  );
  return made.PlatformApplicationArn!;
}

async function device(PlatformApplicationArn: string, more: object = {}): Promise<string> {
  const request = { PlatformApplicationArn, Token: 'phone', ...more };
  return (await aws.sns.send(new CreatePlatformEndpointCommand(request))).EndpointArn!;
}

async function attributesOf(EndpointArn: string) {
  return (await aws.sns.send(new GetEndpointAttributesCommand({ EndpointArn }))).Attributes;
}

test('applications are made, changed, listed and deleted, with their devices', async () => {
  const PlatformApplicationArn = await application();
  expect(PlatformApplicationArn).toBe('arn:aws:sns:us-east-1:000000000000:app/GCM/shop');
  const Attributes = { EventEndpointCreated: 'arn:aws:sns:us-east-1:000000000000:made' };
  await aws.sns.send(new SetPlatformApplicationAttributesCommand({ PlatformApplicationArn, Attributes }));
  const asked = await aws.sns.send(new GetPlatformApplicationAttributesCommand({ PlatformApplicationArn }));
  expect(asked.Attributes).toMatchObject(Attributes);
  const phone = await device(PlatformApplicationArn);
  const { PlatformApplications } = await aws.sns.send(new ListPlatformApplicationsCommand({}));
  expect(PlatformApplications).toMatchObject([{ PlatformApplicationArn }]);
  await aws.sns.send(new DeletePlatformApplicationCommand({ PlatformApplicationArn }));
  await expect(attributesOf(phone)).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(device(PlatformApplicationArn)).rejects.toThrow('PlatformApplication does not exist');
});

test('a device that registers again is the same, unless something about it differs', async () => {
  const app = await application();
  const phone = await device(app, { CustomUserData: 'me' });
  expect(phone).toMatch(/^arn:aws:sns:us-east-1:000000000000:endpoint\/GCM\/shop\/[\da-f-]{36}$/);
  expect(await device(app, { CustomUserData: 'me', Attributes: { Enabled: 'true' } })).toBe(phone);
  await expect(device(app)).rejects.toThrow(
    `Token Reason: Endpoint ${phone} already exists with the same Token, but different attributes.`,
  );
  expect(await attributesOf(phone)).toEqual({ Token: 'phone', Enabled: 'true', CustomUserData: 'me' });
});

test('a message to a device is shown, in the words for its push service, unless the device is disabled', async () => {
  const TargetArn = await device(await application());
  const Message = JSON.stringify({ default: 'hello', GCM: '{"title":"hello"}' });
  await aws.sns.send(new PublishCommand({ TargetArn, Message, MessageStructure: 'json' }));
  expect(aws.events.at(-1)).toMatchObject({ kind: 'shown', to: TargetArn, body: '{"title":"hello"}' });
  await aws.sns.send(
    new SetEndpointAttributesCommand({ EndpointArn: TargetArn, Attributes: { Enabled: 'false' } }),
  );
  await expect(aws.sns.send(new PublishCommand({ TargetArn, Message }))).rejects.toMatchObject({
    name: 'EndpointDisabledException',
    message: 'Endpoint is disabled',
  });
});

test('a device subscribes to a topic as long as it is there', async () => {
  const app = await application();
  const Endpoint = await device(app);
  const { TopicArn } = await aws.sns.send(new CreateTopicCommand({ Name: 'news' }));
  const subscription = { TopicArn, Endpoint, Protocol: 'application' };
  await aws.sns.send(new SubscribeCommand(subscription));
  await aws.sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
  expect(aws.events.at(-1)).toMatchObject({ kind: 'shown', to: Endpoint });
  for (let time = 0; time < 2; time += 1)
    await aws.sns.send(new DeleteEndpointCommand({ EndpointArn: Endpoint }));
  const { Endpoints } = await aws.sns.send(
    new ListEndpointsByPlatformApplicationCommand({ PlatformApplicationArn: app }),
  );
  expect(Endpoints).toEqual([]);
  const { TopicArn: other } = await aws.sns.send(new CreateTopicCommand({ Name: 'other' }));
  await expect(aws.sns.send(new SubscribeCommand({ ...subscription, TopicArn: other }))).rejects.toThrow(
    `Endpoint does not exist for endpoint arn${Endpoint}`,
  );
});
