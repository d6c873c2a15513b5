import { STORE, TERRAFORM_SUFFIX } from '#base/aws/limits';
import { ANY_ACCOUNT, formatArn, type Arn } from '#base/aws/arns';
import type { Lambda } from '#model/consumer';
import { clusterNameOf } from '#model/network';
import type { Site } from '#model/parts';
import type { StepFunctions } from '#model/step-functions';
import { SHARED } from '#model/shared';
import type { Store } from '#model/store';
import { arnOfStore, storeFacts } from '#model/kinds/stores/index';
import { stackName, type Queue, type Topic, type Topology } from '#model/topology';

/*
 * A policy says the same wherever it is written, but not in the same words: Terraform wants references, so that it
 * creates things in order, and a page or a rule wants the ARNs that AWS will give. A writer has the words.
 */

/** What a name is put together from. */
export interface Naming {
  readonly topology: Topology;
  /** The account's number, or what stands for it. */
  readonly account: string;
  /** A text of the user's, so that the reader of the policy takes it as it is. */
  readonly text: (text: string) => string;
}

/** What stands once in a topology and has an ARN that only AWS knows. */
export type Single = 'trail-bucket' | 'pipeline-key' | 'pipeline-bucket' | 'pipeline-mail' | 'connection';

/** How a policy names what it is about. */
export interface Names {
  readonly endpoint: (element: Topic | Queue) => string;
  readonly lambda: (lambda: Lambda) => string;
  readonly store: (store: Store) => string;
  readonly machine: (consumer: StepFunctions) => string;
  /** The name of the cluster alone. */
  readonly cluster: () => string;
  /** The managed key: its id is known only in its own stack, its alias in all. */
  readonly managedKey: () => { readonly arn?: string; readonly alias?: string };
  readonly single: (single: Single) => string;
  /** A role of the pipeline by its name in Terraform, with its ARN. */
  readonly role: (address: string, arn: string) => string;
}

export interface PolicyWriter extends Naming {
  /** The stack that the policy stands in. */
  readonly part: Site;
  readonly names: Names;
}

/**
 * An ARN put together from its parts. In policies it often stands for a reference: a queue's policy cannot refer to the
 * queue itself, and a key's policy not to the topics that need the key.
 */
export function composedArn({ account }: Pick<Naming, 'account'>, arn: Arn): string {
  return formatArn(arn, account);
}

/** An ARN of this account and region. */
export function arnOf(
  naming: Pick<Naming, 'topology' | 'account'>,
  service: string,
  resource: string,
): string {
  const { partition, region } = naming.topology;
  return composedArn(naming, { partition, service, region, account: undefined, resource });
}

/** Of what others call: the alias, where a function has one. */
export function composedLambdaArn(naming: Naming, { physicalName, alias }: Lambda): string {
  const called = alias === undefined ? physicalName : `${physicalName}:${alias}`;
  return arnOf(naming, 'lambda', `function:${naming.text(called)}`);
}

/** The name in AWS; that of a bucket is shared by all accounts, so it ends with this one unless it was chosen. */
export function composedStoreName({ account, text }: Naming, store: Store): string {
  const suffix = storeFacts(store).endsWithAccount(store) ? `-${account}` : '';
  return `${text(store.physicalName)}${suffix}`;
}

export function composedStoreArn(naming: Naming, store: Store): string {
  const arn = arnOfStore(store);
  if (arn) return composedArn(naming, arn);
  return `arn:${naming.topology.partition}:s3:::${composedStoreName(naming, store)}`;
}

/** The alias of the managed key. */
export function managedKeyAlias({ topology }: Pick<Naming, 'topology'>): string {
  return `alias/${stackName(topology)}`;
}

/** The name of a topic that is made for an e-mail address. */
export function mailTopicName(topology: Topology, id: string): string {
  return `${stackName(topology)}-${id.replaceAll('_', '-')}`;
}

export function mailTopicArn(naming: Naming, id: string): string {
  return arnOf(naming, 'sns', mailTopicName(naming.topology, id));
}

/** What the name of a bucket starts with that Terraform completes. */
export function bucketPrefix(topology: Topology, kind: 'audit' | 'pipeline'): string {
  return `${stackName(topology)}-${kind}-`.slice(0, STORE.bucketName - TERRAFORM_SUFFIX);
}

/** Whether something stands in the stack of a policy, so that the policy can refer to it. */
export function isHere({ part }: Pick<PolicyWriter, 'part'>, { stack }: Pick<Site, 'stack'>): boolean {
  return !part.links && part.stack === stack;
}

/** What stands for what only AWS knows. */
interface Unknown {
  readonly account: string;
  readonly id: string;
  /** What Terraform adds to the name of a bucket. */
  readonly suffix: string;
}

/** As long as what AWS will give. */
export const MEASURED: Unknown = {
  account: ANY_ACCOUNT,
  id: '00000000-0000-0000-0000-000000000000',
  suffix: '0'.repeat(TERRAFORM_SUFFIX),
};

/** For people. */
export const SHOWN: Unknown = { account: '<account>', id: '<id>', suffix: '<suffix>' };

function singleArn(naming: Naming, single: Single, { id, suffix }: Unknown): string {
  switch (single) {
    case 'trail-bucket':
      return `arn:${naming.topology.partition}:s3:::${bucketPrefix(naming.topology, 'audit')}${suffix}`;
    case 'pipeline-bucket':
      return `arn:${naming.topology.partition}:s3:::${bucketPrefix(naming.topology, 'pipeline')}${suffix}`;
    case 'pipeline-key':
      return arnOf(naming, 'kms', `key/${id}`);
    case 'pipeline-mail':
      return mailTopicArn(naming, SHARED.pipelineMail);
    case 'connection':
      return arnOf(naming, 'codestar-connections', `connection/${id}`);
  }
}

/** Names as AWS will have them. */
export function namedWriter(
  topology: Topology,
  part: Site = { stack: undefined, links: false },
  unknown = MEASURED,
): PolicyWriter {
  const naming: Naming = { topology, account: topology.account ?? unknown.account, text: (text) => text };
  const { cluster } = topology;
  return {
    ...naming,
    part,
    names: {
      endpoint: ({ arn }) => composedArn(naming, arn),
      lambda: (lambda) => composedLambdaArn(naming, lambda),
      store: (store) => composedStoreArn(naming, store),
      machine: ({ stateMachine, physicalName }) =>
        stateMachine.owned
          ? arnOf(naming, 'states', `stateMachine:${physicalName}`)
          : composedArn(naming, stateMachine.arn),
      cluster: () => (cluster ? clusterNameOf(cluster) : ''),
      managedKey: () =>
        isHere({ part }, { stack: undefined })
          ? { arn: arnOf(naming, 'kms', `key/${unknown.id}`) }
          : { alias: managedKeyAlias(naming) },
      single: (single) => singleArn(naming, single, unknown),
      role: (_, arn) => arn,
    },
  };
}
