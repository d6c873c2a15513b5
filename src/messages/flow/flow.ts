import type { Path } from '#base/diagnostics/path';
import type { Expectations, WrittenFlow } from '#model/flow';
import type { Outgoing } from '../simulator/message';
import type { Functions } from '../simulator/invocations';
import type { Worker } from '../simulator/worker';
import type { Queue, Topic } from '#model/topology';

/** A flow as written, and where it stands. */
export interface PlacedFlow {
  readonly written: WrittenFlow;
  readonly path: Path;
  /** The file that `file` of its messages is relative to. */
  readonly file: string;
}

export type Step =
  | { readonly kind: 'publish'; readonly topic: Topic; readonly message: Outgoing }
  | { readonly kind: 'send'; readonly queue: Queue; readonly message: Outgoing };

/** A flow as meant: names are looked up, bodies are text, times are seconds. */
export interface Flow {
  readonly name: string;
  readonly path: Path;
  readonly steps: readonly Step[];
  readonly workers: readonly Worker[];
  /** What functions do that topics call themselves. */
  readonly functions: Functions;
  /** Names of subscriptions whose endpoint cannot be reached. */
  readonly unreachable: ReadonlySet<string>;
  readonly wait: number;
  readonly seed: number;
  readonly expect: Expectations;
}
