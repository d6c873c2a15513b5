import { randomUUID } from 'node:crypto';
import { DONE, type Actions } from '../action';
import { ApiError, invalid } from '../protocol/errors';
import { required, text, textMap, type Input } from '../protocol/input';
import type { World } from '../world';
import { arnIn } from './arn';
import { nextPage } from './pages';

type Attributes = Readonly<Record<string, string>>;

/** A device with an app, to which nothing is sent from here. */
export interface LocalEndpoint {
  readonly arn: string;
  /** Its push service, as a message has a part for it. */
  readonly platform: string;
  attributes: Attributes;
}

/** A platform application: a push service, and the devices that are known to it. */
export interface LocalApplication {
  readonly arn: string;
  readonly platform: string;
  attributes: Attributes;
  readonly endpoints: Map<string, LocalEndpoint>;
}

/** https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html */
const NAME = /^[\w.-]{1,256}$/;
const PLATFORM = /^\w+$/;

function applicationIn({ applications }: World, input: Input): LocalApplication {
  const found = applications.get(arnIn(input, 'PlatformApplicationArn'));
  if (found) return found;
  throw new ApiError('NotFound', 'PlatformApplication does not exist');
}

/** The endpoint of an ARN, and whose it is. */
function ownerOf({ applications }: World, arn: string) {
  for (const { endpoints } of applications.values()) {
    const endpoint = endpoints.get(arn);
    if (endpoint) return { endpoint, endpoints };
  }
  return undefined;
}

export function endpointOf(world: World, arn: string): LocalEndpoint | undefined {
  return ownerOf(world, arn)?.endpoint;
}

function endpointIn(world: World, input: Input): LocalEndpoint {
  const endpoint = endpointOf(world, arnIn(input, 'EndpointArn'));
  if (endpoint) return endpoint;
  throw new ApiError('NotFound', 'Endpoint does not exist');
}

function createApplication(world: World, input: Input): LocalApplication {
  const [name, platform] = [required(input, 'Name'), required(input, 'Platform')];
  if (!NAME.test(name)) throw invalid('Name Reason: invalid platform application name');
  if (!PLATFORM.test(platform)) throw invalid(`Platform Reason: ${platform} is not supported`);
  const arn = world.topicArn(`app/${platform}/${name}`);
  const before = world.applications.get(arn);
  if (before) return before;
  const endpoints = new Map<string, LocalEndpoint>();
  const application = { arn, platform, attributes: textMap(input, 'Attributes'), endpoints };
  world.applications.set(arn, application);
  return application;
}

/**
 * Who registers a device again gets the same endpoint, if nothing about it differs.
 * https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformEndpoint.html
 */
function createEndpoint(world: World, input: Input): LocalEndpoint {
  const { arn: application, platform, endpoints } = applicationIn(world, input);
  const Token = required(input, 'Token');
  const data = text(input, 'CustomUserData');
  const given = { ...(data === undefined ? {} : { CustomUserData: data }), ...textMap(input, 'Attributes') };
  const attributes: Attributes = { Enabled: 'true', ...given, Token };
  const twin = [...endpoints.values()].find((one) => one.attributes['Token'] === Token);
  if (twin) {
    const names = new Set([...Object.keys(attributes), ...Object.keys(twin.attributes)]);
    if ([...names].every((name) => attributes[name] === twin.attributes[name])) return twin;
    const reason = `Endpoint ${twin.arn} already exists with the same Token, but different attributes.`;
    throw invalid(`Token Reason: ${reason}`);
  }
  const arn = `${application.replace(':app/', ':endpoint/')}/${randomUUID()}`;
  const endpoint = { arn, platform, attributes };
  endpoints.set(arn, endpoint);
  return endpoint;
}

/** Push services and devices: https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-application-as-subscriber.html */
export const PLATFORM_ACTIONS: Actions = {
  CreatePlatformApplication: (world, input) => ({
    PlatformApplicationArn: createApplication(world, input).arn,
  }),
  GetPlatformApplicationAttributes: (world, input) => ({
    Attributes: applicationIn(world, input).attributes,
  }),
  SetPlatformApplicationAttributes: (world, input) => {
    const application = applicationIn(world, input);
    application.attributes = { ...application.attributes, ...textMap(input, 'Attributes') };
    return DONE;
  },
  ListPlatformApplications: (world, input) => {
    const { items, token } = nextPage([...world.applications.values()], input);
    const PlatformApplications = items.map(({ arn, attributes }) => ({
      PlatformApplicationArn: arn,
      Attributes: attributes,
    }));
    return { PlatformApplications, ...token };
  },
  DeletePlatformApplication: (world, input) => {
    world.applications.delete(arnIn(input, 'PlatformApplicationArn'));
    return DONE;
  },
  CreatePlatformEndpoint: (world, input) => ({ EndpointArn: createEndpoint(world, input).arn }),
  ListEndpointsByPlatformApplication: (world, input) => {
    const { items, token } = nextPage([...applicationIn(world, input).endpoints.values()], input);
    const Endpoints = items.map(({ arn, attributes }) => ({ EndpointArn: arn, Attributes: attributes }));
    return { Endpoints, ...token };
  },
  GetEndpointAttributes: (world, input) => ({ Attributes: endpointIn(world, input).attributes }),
  SetEndpointAttributes: (world, input) => {
    const endpoint = endpointIn(world, input);
    endpoint.attributes = { ...endpoint.attributes, ...textMap(input, 'Attributes') };
    return DONE;
  },
  DeleteEndpoint: (world, input) => {
    const arn = arnIn(input, 'EndpointArn');
    ownerOf(world, arn)?.endpoints.delete(arn);
    return DONE;
  },
};
