import type { ExternalConsumer } from '#model/external-consumer';
import type { Operated } from './condition';

/** A program that nobody here runs: only its queue tells how it is doing. */
export interface ExternalCondition {
  readonly kind: 'external';
}

const CONDITION: ExternalCondition = { kind: 'external' };

export const external: Operated<ExternalConsumer, ExternalCondition> = {
  open: () => Promise.resolve({ look: () => Promise.resolve(CONDITION), close: () => undefined }),
  words: () => ({ state: 'runs elsewhere', complaints: [] }),
};
