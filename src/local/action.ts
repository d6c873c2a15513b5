import type { PlainMap } from '#base/util/json';
import type { Input } from './protocol/input';
import type { World } from './world';

/** One action of an API. `gone` tells when nobody waits for the answer any longer. */
export type Action = (world: World, input: Input, gone: AbortSignal) => PlainMap | Promise<PlainMap>;

export type Actions = Readonly<Record<string, Action>>;

/** The answer of an action that has nothing to say. */
export const DONE: PlainMap = {};
