import { ownedTopics, stackName } from '#model/topology';
import { nameResource, SHARED } from '../address';
import { XrayResourcePolicy, type Construct } from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { oneOrMore, policyJson } from '../policy';
import { literal } from '../text';

/**
 * Lets SNS tell X-Ray of the topics that are traced. One policy for all, since an account has room for few.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-services-sns.html
 */
export function addTracingPolicy(scope: Construct, context: StackContext): void {
  const { topology, account } = context;
  const traced = ownedTopics(topology).filter(({ tracing }) => tracing);
  if (traced.length === 0) return;
  const policy = new XrayResourcePolicy(scope, 'tracing', {
    policyName: literal(stackName(topology)),
    policyDocument: policyJson([
      {
        Sid: 'AllowTopics',
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTraceSegments'],
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnEquals: { 'aws:SourceArn': oneOrMore(traced.map(({ arn }) => composedArn(context, arn))) },
        },
      },
    ]),
  });
  nameResource(policy, SHARED.tracing);
}
