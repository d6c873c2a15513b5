import { formatArn, functionIn, parseArn } from '#base/aws/arns';
import type { Receiver } from '../../topology';
import { lambda } from '../consumers/lambda';
import { OUTSIDE, type ReceiverFacts } from './facts';

/** A function of somebody else, without a queue between. */
export const functionOfOthers: ReceiverFacts<Extract<Receiver, { kind: 'function' }>> = {
  ...OUTSIDE,
  node: lambda.node,
  others: ({ arn }) => ({ label: `function \`${functionIn(arn)}\``, arn: parseArn(arn)! }),
  called: ({ arn }) => arn,
  label: ({ arn }) => functionIn(arn),
  protocol: () => 'lambda',
  endpoint: ({ arn }, account) => formatArn(parseArn(arn)!, account),
  identifier: ({ arn }) => ({ arn }),
  feedback: 'lambda',
  takesRaw: false,
  confirmedBy: undefined,
  isPerson: false,
  admission: { claim: 'the owner of the function lets the topic call it', isElsewhere: true },
  charge: undefined,
};
