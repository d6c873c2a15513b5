import type { PlainMap } from '#base/util/json';
import type { Input } from './protocol/input';
import type { World } from './world';

/** Tells when nobody waits for an answer any longer. Most answers come at once, so that nobody has to ask. */
export type Gone = () => AbortSignal;

/** One action of an API. */
export type Action = (world: World, input: Input, gone: Gone) => PlainMap | Promise<PlainMap>;

export type Actions = Readonly<Record<string, Action>>;

/** The answer of an action that has nothing to say. */
export const DONE: PlainMap = {};
