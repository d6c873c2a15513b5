import { ownedTopics, type Topology } from '#model/topology';
import { oneOrMore, type Statement } from './statement';
import { composedArn, type PolicyWriter } from './writer';

export function tracedTopics(topology: Topology) {
  return ownedTopics(topology).filter(({ tracing }) => tracing);
}

/**
 * Lets SNS tell X-Ray of the topics that are traced. One policy for all, since an account has room for few.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-services-sns.html
 */
export function tracingPolicy(writer: PolicyWriter): Statement[] {
  const topics = tracedTopics(writer.topology).map(({ arn }) => composedArn(writer, arn));
  return [
    {
      Sid: 'AllowTopics',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTraceSegments'],
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': writer.account },
        ArnEquals: { 'aws:SourceArn': oneOrMore(topics) },
      },
    },
  ];
}
