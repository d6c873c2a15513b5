import { CHANGED_ACCESS } from './access';
import { LOST_ELEMENTS } from './elements';
import { HARMLESS as ONE_STACK } from './harmless';
import { LOST_MESSAGES } from './messages';
import { SPLIT_HARMLESS, SPLIT_LOSSES } from './stacks';

export { STACK_MOVES } from './stacks';

export const HARMLESS = [...ONE_STACK, ...SPLIT_HARMLESS];

/** What has to be stopped. */
export const DANGEROUS = [...LOST_ELEMENTS, ...LOST_MESSAGES, ...CHANGED_ACCESS, ...SPLIT_LOSSES];
