import type { Consumer, ConsumerKind } from '#model/consumer';
import type { Topology } from '#model/topology';
import { inParallel } from '#base/util/in-parallel';
import { troubleOf, type Trouble } from '../trouble';
import type { Condition } from './condition';
import { openFargate } from './fargate';
import { openLambda } from './lambda';
import { openStepFunctions } from './step-functions';

/** Consumers as AWS has them. */
export interface Consumers {
  /** `undefined` if AWS has no such consumer. */
  look(consumer: Consumer): Promise<Condition | undefined>;
  close(): void;
}

/** What is known of a consumer now. */
export interface ConsumerState {
  readonly consumer: Consumer;
  /** Absent if it is not deployed, or not known. */
  readonly condition: Condition | undefined;
  /** Why it is not known, if it is not. */
  readonly trouble: Trouble | undefined;
}

const AT_A_TIME = 10;

/** Loads the SDKs of the kinds that the topology has. */
export async function openConsumers(topology: Topology): Promise<Consumers> {
  const kinds = new Set<ConsumerKind>([...topology.consumers.values()].map(({ kind }) => kind));
  const [fargate, lambda, stepFunctions] = await Promise.all([
    kinds.has('fargate') ? openFargate(topology) : undefined,
    kinds.has('lambda') ? openLambda(topology) : undefined,
    kinds.has('step-functions') ? openStepFunctions(topology) : undefined,
  ]);
  return {
    look(consumer) {
      switch (consumer.kind) {
        case 'fargate':
          return fargate!.look(consumer);
        case 'lambda':
          return lambda!.look(consumer);
        case 'step-functions':
          return stepFunctions!.look(consumer);
      }
    },
    close() {
      for (const observer of [fargate, lambda, stepFunctions]) observer?.close();
    },
  };
}

/** Each service asks for permissions of its own: one that is missing hides nothing but its consumers. */
export function readConsumers({ consumers }: Topology, aws: Consumers): Promise<ConsumerState[]> {
  return inParallel([...consumers.values()], AT_A_TIME, async (consumer) => {
    try {
      return { consumer, condition: await aws.look(consumer), trouble: undefined };
    } catch (failure) {
      const trouble = troubleOf(failure);
      if (!trouble) throw failure;
      return { consumer, condition: undefined, trouble };
    }
  });
}
