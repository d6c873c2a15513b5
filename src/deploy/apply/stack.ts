import type { Locator } from '#base/diagnostics/locate';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { BackendChange } from '../terraform/init';
import type { Terraform } from '../terraform/terraform';
import type { Ordered } from '#base/util/in-order';
import type { Site } from '#model/parts';
import type { Topology } from '#model/topology';

/** One synthesized stack, and the topology that it was made from. */
export interface Stack extends Ordered {
  /** Where its Terraform is, absolute. */
  readonly dir: string;
  /** Where its state is if no other backend is named, absolute. */
  readonly localState: string;
  readonly topology: Topology;
  readonly site: Site;
  readonly locate: Locator;
}

/** How Terraform is to be run. */
export interface Session {
  readonly terraform: Terraform;
  readonly mirror: string | undefined;
  readonly backendChange: BackendChange;
  /** Chosen from the graph if absent. */
  readonly parallelism: number | undefined;
  /** How long to wait for a lock: `10m`. */
  readonly lockTimeout: string | undefined;
}

/** Why a stack could not be worked on. */
export interface Trouble {
  readonly problems: readonly LocatedDiagnostic[];
  /** Whether the user, the world around, or the topology itself is to blame. */
  readonly cause: 'interrupted' | 'surroundings' | 'topology';
}

export function isTrouble(result: object): result is Trouble {
  return 'problems' in result;
}
