import type { Consumer, ConsumerKind } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Fargate } from '#model/fargate';
import type { Topology } from '#model/topology';
import { inParallel } from '#base/util/in-parallel';
import { troubleOf, type Trouble } from '../trouble';
import { foreignLogs, type FoundSource, type Observer, type Operated, type Words } from './condition';
import * as kinds from './kinds';

type AskedKind = keyof typeof kinds;

/** How a consumer is doing, by its kind. Of a kind that AWS is not asked about, nothing more is known. */
export type Condition =
  | { [K in AskedKind]: (typeof kinds)[K] extends Operated<infer _, infer C> ? C : never }[AskedKind]
  | { readonly kind: Exclude<ConsumerKind, AskedKind> };

const KINDS = kinds satisfies { [K in AskedKind]: Operated<Extract<Consumer, { kind: K }>, { kind: K }> };

/** As if each kind took every consumer, since the compiler cannot follow which it is. */
const ASKED: Partial<Record<ConsumerKind, Operated<Consumer, Condition>>> = KINDS;

const NOT_ASKED: Observer<Consumer, Condition> = {
  look: ({ kind }) => Promise.resolve({ kind } as Condition),
  close: () => undefined,
};

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
  const used = [...new Set([...topology.consumers.values()].map(({ kind }) => kind))];
  const opened = await Promise.all(
    used.map(async (kind) => [kind, (await ASKED[kind]?.open(topology)) ?? NOT_ASKED] as const),
  );
  const observers = new Map(opened);
  return {
    look: (consumer) => observers.get(consumer.kind)!.look(consumer),
    close() {
      for (const observer of observers.values()) observer.close();
    },
  };
}

/** The log of a consumer, or of one of its containers. */
export function logsOf(consumer: Consumer, container: string | undefined): FoundSource {
  return ASKED[consumer.kind]?.logs(consumer, container) ?? foreignLogs(consumer);
}

/** The service that a consumer is, if a shell can be opened in its tasks. */
export function shellOf(consumer: Consumer): Fargate | undefined {
  return ASKED[consumer.kind]?.shell?.(consumer);
}

/** How a consumer was doing at a time. */
export function consumerWords({ consumer, condition, trouble }: ConsumerState, at: Date): Words {
  if (trouble) return { state: 'not known', complaints: [trouble.message] };
  if (!condition) return { state: 'not deployed', complaints: [] };
  const asked = ASKED[condition.kind];
  if (asked) return asked.words(condition, at);
  return { state: consumerFacts(consumer).isMade ? 'not asked' : 'runs elsewhere', complaints: [] };
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
