/** The sections whose elements go by name; `subscriptions` is a list. An included file may hold these alone. */
export const ELEMENT_SECTIONS = ['topics', 'queues', 'filters', 'consumers', 'stores', 'publishers'] as const;
