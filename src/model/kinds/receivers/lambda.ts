import type { Receiver } from '../../topology';
import { OUTSIDE, type ReceiverFacts } from './facts';

/** A function of the file, without a queue between. */
export const lambda: ReceiverFacts<Extract<Receiver, { kind: 'lambda' }>> = {
  ...OUTSIDE,
  node: undefined,
  lambda: ({ lambda }) => lambda,
  called: ({ lambda }) => lambda.name,
  label: ({ lambda }) => lambda.name,
  protocol: () => 'lambda',
  // Only Terraform knows the account and region of the function.
  endpoint: () => undefined,
  identifier: ({ lambda }) => ({ name: lambda.physicalName }),
  feedback: 'lambda',
  takesRaw: false,
  confirmedBy: undefined,
  isPerson: false,
  admission: { claim: 'the policy of the function lets exactly this topic call it', isElsewhere: false },
  charge: undefined,
};
