import type { Lambda } from '#model/consumer';
import type { StackContext } from '../context';
import { allow, consume, publish, readSecrets, send, trace, useStores, writeLogs } from '../grants';
import { lambdaLogGroup } from '../logs';
import type { Statement } from '../policy';
import { arnOf } from '../task-grants';

/** What the code of a function does itself. Logs, traces, queues and failures are the work of Lambda. */
export function networkStatements(lambda: Lambda, context: StackContext): Statement[] {
  return [
    ...publish(context, lambda.publishes),
    ...useStores(context, lambda.stores),
    ...readSecrets(context, Object.values(lambda.secrets)),
  ];
}

/**
 * To have an address in a VPC. Interfaces have no ARN before they are made, so that Lambda wants all of the account
 * and region; what describes them cannot be restricted at all.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
function attachToNetwork(context: StackContext): Statement[] {
  const actions = [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:UnassignPrivateIpAddresses',
  ];
  const described = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
  return [
    ...allow({ Sid: 'AttachToNetwork', Action: actions }, [arnOf(context, 'ec2', '*/*')]),
    ...allow({ Sid: 'DescribeNetwork', Action: described }, ['*']),
  ];
}

/** Everything that a function may do, from its edges. */
export function lambdaStatements(lambda: Lambda, context: StackContext): Statement[] {
  return [
    ...writeLogs(context, [lambdaLogGroup(lambda)]),
    ...(lambda.tracing ? trace() : []),
    ...(lambda.inNetwork ? attachToNetwork(context) : []),
    ...consume(context, lambda.queues),
    ...networkStatements(lambda, context),
    ...send(context, lambda.onFailure ? [lambda.onFailure] : []),
  ];
}
