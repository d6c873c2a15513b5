/*
 * Changes labelled by hand, each in both directions: whom it breaks to go from the first to the second, and whom to go
 * back. `P` is for publishers, `C` for consumers; `-` for nobody.
 */
type Sides = '-' | 'P' | 'C' | 'CP';
type Row = readonly [title: string, before: string, after: string, there: Sides, back: Sides];

export const QUEUES = 'queues: { billing: {}, audit: {} }';
export const SUBSCRIPTION = 'subscriptions: [{ topic: orders, queue: billing }]';

const body = (schema: string, rest = SUBSCRIPTION) =>
  `topics: { orders: { message: { body: { type: object, ${schema} } } } }\n${QUEUES}\n${rest}\n`;
export const attributes = (schema: string, rest = SUBSCRIPTION) =>
  `topics: { orders: { message: { attributes: { ${schema} } } } }\n${QUEUES}\n${rest}\n`;
export const filtered = (policy: string, scope = 'attributes') =>
  `subscriptions: [{ topic: orders, queue: billing, filter: { scope: ${scope}, policy: ${policy} } }]`;
const plain = (topic: string, queue = '{}', subscription = '') =>
  `topics: { orders: ${topic} }\nqueues: { billing: ${queue} }\nsubscriptions: [{ topic: orders, queue: billing${subscription} }]\n`;

const ID = 'properties: { id: { type: integer } }';

export const CONTRACT_CHANGES: readonly Row[] = [
  [
    'a required field',
    body(ID),
    body('required: [total], properties: { id: { type: integer }, total: { type: number } }'),
    'P',
    'C',
  ],
  [
    'an optional field',
    body(ID),
    body('properties: { id: { type: integer }, note: { type: string } }'),
    '-',
    '-',
  ],
  ['a field that must be there', body(ID), body(`required: [id], ${ID}`), 'P', 'C'],
  ['a whole number that may be a fraction', body(ID), body('properties: { id: { type: number } }'), 'C', 'P'],
  ['a number that becomes text', body(ID), body('properties: { id: { type: string } }'), 'CP', 'CP'],
  ['a field that may be null', body(ID), body('properties: { id: { type: [integer, "null"] } }'), 'C', 'P'],
  [
    'a value of an enum that is added',
    body('properties: { state: { enum: [open] } }'),
    body('properties: { state: { enum: [open, paid] } }'),
    'C',
    'P',
  ],
  [
    'a value of an enum that is renamed',
    body('properties: { state: { enum: [open, paid] } }'),
    body('properties: { state: { enum: [open, settled] } }'),
    'CP',
    'CP',
  ],
  [
    'text that becomes an enum',
    body('properties: { state: { type: string } }'),
    body('properties: { state: { enum: [open] } }'),
    'P',
    'C',
  ],
  [
    'a constant that changes',
    body('properties: { v: { const: 1 } }'),
    body('properties: { v: { const: 2 } }'),
    'CP',
    'CP',
  ],
  ['a lowest value', body(ID), body('properties: { id: { type: integer, minimum: 1 } }'), 'P', 'C'],
  [
    'a highest value that rises',
    body('properties: { id: { type: integer, maximum: 5 } }'),
    body('properties: { id: { type: integer, maximum: 9 } }'),
    'C',
    'P',
  ],
  [
    'a longest text',
    body('properties: { a: { type: string, maxLength: 9 } }'),
    body('properties: { a: { type: string, maxLength: 5 } }'),
    'P',
    'C',
  ],
  [
    'another pattern',
    body('properties: { a: { type: string, pattern: "^a" } }'),
    body('properties: { a: { type: string, pattern: "^b" } }'),
    'CP',
    'CP',
  ],
  [
    'a format',
    body('properties: { a: { type: string } }'),
    body('properties: { a: { type: string, format: date } }'),
    'P',
    'C',
  ],
  [
    'a description and an example',
    body('properties: { a: { type: string } }'),
    body('properties: { a: { type: string, description: Of the order, examples: [x] } }'),
    '-',
    '-',
  ],
  ['no other fields', body(ID), body(`additionalProperties: false, ${ID}`), 'P', 'C'],
  [
    'an optional field where no other was allowed',
    body(`additionalProperties: false, ${ID}`),
    body('additionalProperties: false, properties: { id: { type: integer }, note: { type: string } }'),
    'C',
    'P',
  ],
  [
    'a required field within a field',
    body('properties: { p: { type: object, properties: { kg: { type: number } } } }'),
    body('properties: { p: { type: object, required: [kg], properties: { kg: { type: number } } } }'),
    // The parcel itself may be missing, so that no message had to have it.
    '-',
    '-',
  ],
  [
    'a required field within a field that is always there',
    body('required: [p], properties: { p: { type: object, properties: { kg: { type: number } } } }'),
    body(
      'required: [p], properties: { p: { type: object, required: [kg], properties: { kg: { type: number } } } }',
    ),
    'P',
    'C',
  ],
  [
    'what is in a list',
    body('properties: { tags: { type: array, items: { type: string } } }'),
    body('properties: { tags: { type: array, items: { enum: [a, b] } } }'),
    'P',
    'C',
  ],
  [
    'the same behind a reference',
    body(ID),
    body('properties: { id: { $ref: "#/$defs/id" } }, $defs: { id: { type: integer } }'),
    '-',
    '-',
  ],
  [
    'the same in another order',
    body('required: [a, b], properties: { a: { enum: [x, y] }, b: { type: string } }'),
    body('properties: { b: { type: string }, a: { enum: [y, x] } }, required: [b, a]'),
    '-',
    '-',
  ],
  [
    'an attribute that must be there',
    attributes('properties: { type: { type: string } }'),
    attributes('required: [type], properties: { type: { type: string } }'),
    'P',
    'C',
  ],
  [
    'a new value that the filter keeps away',
    attributes('properties: { type: { enum: [created] } }', filtered('{ type: [created] }')),
    attributes('properties: { type: { enum: [created, paid] } }', filtered('{ type: [created] }')),
    '-',
    'P',
  ],
  [
    'a new value that the filter lets pass',
    attributes('properties: { type: { enum: [created] } }', filtered('{ type: [{ prefix: "" }] }')),
    attributes('properties: { type: { enum: [created, paid] } }', filtered('{ type: [{ prefix: "" }] }')),
    'C',
    'P',
  ],
];

export const TOPOLOGY_CHANGES: readonly Row[] = [
  ['a longer retention', plain('{}'), plain('{}', '{ retention: 7d }'), '-', '-'],
  ['another name of the topic in AWS', plain('{}'), plain('{ physicalName: x }'), 'P', 'P'],
  ['another name of the queue in AWS', plain('{}'), plain('{}', '{ physicalName: x }'), 'C', 'C'],
  ['a filter', plain('{}'), plain('{}', '{}', ', filter: { policy: { a: [x] } }'), 'C', 'C'],
  [
    'one more value in a filter',
    plain('{}', '{}', ', filter: { policy: { a: [x] } }'),
    plain('{}', '{}', ', filter: { policy: { a: [x, y] } }'),
    'C',
    'C',
  ],
  [
    'the same filter in other words',
    plain('{}', '{}', ', filter: { policy: { a: [x, y] } }'),
    plain('{}', '{}', ', filter: { policy: { a: [y, x] } }'),
    '-',
    '-',
  ],
  ['without the envelope', plain('{}'), plain('{}', '{}', ', raw: true'), 'C', 'C'],
  [
    'a subscription more to a queue that is there',
    `topics: { orders: {}, bills: {} }\n${QUEUES}\n${SUBSCRIPTION}`,
    `topics: { orders: {}, bills: {} }\n${QUEUES}\nsubscriptions: [{ topic: orders, queue: billing }, { topic: bills, queue: billing }]`,
    'C',
    'C',
  ],
];
