import { parseEcrImage } from '#base/aws/images';
import { byCodeUnit } from '#base/util/text';
import { GRANTED_ENDPOINTS } from '#base/aws/actions';
import { isFurtherGrant } from './further-grants';
import { consumerPolicies, inPolicyOrder } from './consumers';
import { oneOrMore, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/** One VPC endpoint, with what may be done through it. */
export interface Endpoint {
  /** As AWS names it. */
  readonly service: string;
  readonly type: 'interface' | 'gateway';
  readonly statements: readonly Statement[];
}

/** The endpoints through which the actions of a service go. KMS and ECS are not called by consumers themselves. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['dynamodb'],
  ecr: ['ecr.api', 'ecr.dkr'],
  firehose: ['kinesis-firehose'],
  kinesis: ['kinesis-streams'],
  logs: ['logs'],
  s3: ['s3'],
  secretsmanager: ['secretsmanager'],
  sns: ['sns'],
  sqs: ['sqs'],
  ssm: ['ssm'],
  ssmmessages: ['ssmmessages'],
};

const GATEWAYS = ['dynamodb', 's3'];

function list(values: string | readonly string[] | undefined): readonly string[] {
  return typeof values === 'string' ? [values] : (values ?? []);
}

/** Everything that is done from inside the network, by whatever role. */
function doneInside(writer: PolicyWriter): Statement[] {
  return inPolicyOrder(writer.topology).flatMap((consumer) => [
    ...consumerPolicies(consumer).doneInNetwork(consumer, writer),
  ]);
}

/** Several consumers with the same sort of edge give one statement. */
function merged(statements: readonly Statement[], account: string): Statement[] {
  const byId = new Map<string, Statement[]>();
  for (const statement of statements)
    byId.set(statement.Sid, [...(byId.get(statement.Sid) ?? []), statement]);
  return Array.from(byId, ([Sid, same]) => ({
    Sid,
    Effect: 'Allow',
    Principal: '*',
    Action: oneOrMore(same.flatMap(({ Action }) => list(Action))),
    Resource: oneOrMore(same.flatMap(({ Resource }) => list(Resource))),
    Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
  }));
}

/** ECR keeps the layers of images in a bucket of its own: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function pullLayers({ topology }: PolicyWriter): Statement[] {
  const images = inPolicyOrder(topology).flatMap((consumer) => consumerPolicies(consumer).images(consumer));
  if (!images.some((image) => parseEcrImage(image))) return [];
  return [
    {
      Sid: 'PullLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:${topology.partition}:s3:::prod-${topology.region}-starport-layer-bucket/*`,
    },
  ];
}

function serviceOf({ Action }: Statement): string {
  return list(Action)[0]!.split(':')[0]!;
}

/** Whether there is an endpoint for what is granted beside the edges. */
export function hasEndpoint(service: string): boolean {
  return service in ENDPOINTS || service in GRANTED_ENDPOINTS;
}

function findEndpoints(writer: PolicyWriter): Endpoint[] {
  const inside = doneInside(writer);
  const layers = pullLayers(writer);
  const further = Object.entries(GRANTED_ENDPOINTS).map(([service, name]) => [service, [name]] as const);
  const endpoints = [...Object.entries(ENDPOINTS), ...further].flatMap(([service, names]) => {
    const own = inside.filter(
      (statement) => serviceOf(statement) === service && (service in ENDPOINTS || isFurtherGrant(statement)),
    );
    const statements = [...merged(own, writer.account), ...(service === 's3' ? layers : [])];
    if (statements.length === 0) return [];
    return names.map((name): Endpoint => {
      const type = GATEWAYS.includes(name) ? 'gateway' : 'interface';
      return { service: name, type, statements };
    });
  });
  return endpoints.sort((a, b) => byCodeUnit(a.service, b.service));
}

/** The network asks, and then every consumer. */
const found = new WeakMap<PolicyWriter, readonly Endpoint[]>();

/** Exactly the endpoints that consumers need, each admitting exactly what their roles allow. */
export function endpointsOf(writer: PolicyWriter): readonly Endpoint[] {
  const endpoints = found.get(writer) ?? findEndpoints(writer);
  found.set(writer, endpoints);
  return endpoints;
}

/** The name in its address. */
export function endpointName({ service }: Endpoint): string {
  return service.replace('.', '-');
}
