import type { Consumer } from '#model/consumer';
import type { ResourceTypes } from '../deploying/need';
import type { Role } from '../role';
import type { Statement } from '../statement';
import type { PolicyWriter } from '../writer';

/** Everything about permissions that is true of one kind of consumer. */
export interface ConsumerPolicies<C extends Consumer> {
  /** The AWS services that take on its roles: `lambda` for `lambda.amazonaws.com`. */
  readonly services: readonly string[];
  readonly roles: (consumer: C, writer: PolicyWriter) => readonly Role[];
  /** Whole names of roles, where the file chooses them. */
  readonly roleNames: (consumer: C) => readonly (string | undefined)[];
  /** What is done from inside the network of the topology, by whatever role. */
  readonly doneInNetwork: (consumer: C, writer: PolicyWriter) => readonly Statement[];
  /** The images that are pulled from inside the network. */
  readonly images: (consumer: C) => readonly string[];
  /** The log group that the topology makes for it, and what such names start with by default. */
  readonly logs: {
    readonly folder: string;
    readonly group: (consumer: C) => string | undefined;
  };
  /** What whoever deploys does with the managed key, if AWS encrypts parts of the consumer with it on their behalf. */
  readonly encrypted:
    { readonly sid: string; readonly by: string; readonly actions: readonly string[] } | undefined;
  /** What whoever deploys may do with the resources that only this kind has. */
  readonly resourceTypes: ResourceTypes;
}
