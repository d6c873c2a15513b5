import { LAMBDA } from '../deploying/consumers/lambda';
import type { ConsumerPolicies } from './policies';
import { byCodeUnit } from '#base/util/text';
import type { Lambda } from '#model/consumer';
import { furtherGrants } from '../further-grants';
import { consume, publish, readSecrets, send, trace, writeLogs } from '../grants';
import { useStores } from '../store-grants';
import { trustService, type Role } from '../role';
import { allow, type Statement } from '../statement';
import { arnOf, type PolicyWriter } from '../writer';

function codeStatements(lambda: Lambda, writer: PolicyWriter): Statement[] {
  return [
    ...publish(writer, lambda.publishes),
    ...useStores(writer, lambda.stores),
    ...readSecrets(writer, Object.values(lambda.secrets)),
    ...furtherGrants(writer, lambda),
  ];
}

/** What the code of a function does itself. Logs, traces, its own queues and failures are the work of Lambda. */
function networkStatements(lambda: Lambda, writer: PolicyWriter): Statement[] {
  return [...codeStatements(lambda, writer), ...send(writer, lambda.sends)];
}

/**
 * To have an address in a VPC. Interfaces have no ARN before they are made, so that Lambda wants all of the account
 * and region; what describes them cannot be restricted at all. The code of the function has the same role, and is
 * denied all of it, as AWS advises.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
function attachToNetwork(lambda: Lambda, writer: PolicyWriter): Statement[] {
  const actions = [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:UnassignPrivateIpAddresses',
  ];
  const described = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
  // What the file grants to the code stays granted.
  const granted = new Set(furtherGrants(writer, lambda).flatMap(({ Action }) => Action));
  const self = arnOf(writer, 'lambda', `function:${writer.text(lambda.physicalName)}`);
  return [
    ...allow({ Sid: 'AttachToNetwork', Action: actions }, [arnOf(writer, 'ec2', '*/*')]),
    ...allow({ Sid: 'DescribeNetwork', Action: described }, ['*']),
    {
      Sid: 'DenyNetworkToCode',
      Effect: 'Deny',
      Action: [...actions, ...described].filter((action) => !granted.has(action)).sort(byCodeUnit),
      Resource: '*',
      Condition: { ArnEquals: { 'lambda:SourceFunctionArn': self } },
    },
  ];
}

/** Everything that a function may do, from its edges. */
export function lambdaRole(lambda: Lambda, writer: PolicyWriter): Role {
  return {
    address: lambda.name,
    trust: trustService('lambda.amazonaws.com'),
    statements: [
      ...writeLogs(writer, [lambda.logGroup]),
      ...(lambda.tracing ? trace() : []),
      ...(lambda.inNetwork ? attachToNetwork(lambda, writer) : []),
      ...consume(writer, lambda.queues),
      ...codeStatements(lambda, writer),
      ...send(writer, [...lambda.sends, ...(lambda.onFailure ? [lambda.onFailure] : [])]),
    ],
  };
}

export const lambda: ConsumerPolicies<Lambda> = {
  services: ['lambda'],
  roles: (consumer, writer) => [lambdaRole(consumer, writer)],
  roleNames: ({ roleName }) => [roleName],
  doneInNetwork: (consumer, writer) => (consumer.inNetwork ? networkStatements(consumer, writer) : []),
  // Lambda pulls the image of a function itself.
  images: () => [],
  logs: { folder: '/aws/lambda/', group: ({ logGroup }) => logGroup },
  // It lets a function use the key by a grant, which whoever makes the function must be able to make:
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
  encrypted: {
    sid: 'AllowFunctions',
    by: 'lambda',
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'],
  },
  resourceTypes: LAMBDA,
};
