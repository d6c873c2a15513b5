import { CHANGED_ACCESS } from './access';
import { LOST_ELEMENTS } from './elements';
import { LOST_MESSAGES } from './messages';

export { HARMLESS } from './harmless';

/** What has to be stopped. */
export const DANGEROUS = [...LOST_ELEMENTS, ...LOST_MESSAGES, ...CHANGED_ACCESS];
