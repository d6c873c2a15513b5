import type { Context } from '#cli/command';
import { PLAIN } from '#base/util/style';

/** A world of nothing: no colours, no input, nobody to ask, midnight of 1 January 1970. A test adds what it needs. */
export function contextWith(some: Partial<Context>): Context {
  return {
    cwd: '/',
    env: {},
    style: PLAIN,
    talkStyle: PLAIN,
    now: () => new Date(0),
    readStdin: () => Promise.resolve(new Uint8Array()),
    live: { say: () => undefined, show: () => undefined },
    onSignal: () => () => undefined,
    emit: () => undefined,
    ...some,
  };
}
