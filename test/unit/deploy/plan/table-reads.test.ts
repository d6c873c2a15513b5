import type { Change, Plan } from '#deploy/plan/changes';
import type { Values } from '#deploy/plan/plan-file';
import type { Circumstances, Danger } from '#deploy/plan/dangers/danger';
import { DANGERS } from '#deploy/plan/dangers/index';
import { TABLE } from '#deploy/plan/table/index';
import { topologyOf } from '#test/unit/topology-of';

/** What an attribute may have been and become; every danger sees one of these as a change for the worse. */
const PAIRS: readonly (readonly [unknown, unknown])[] = [
  [true, false],
  [false, true],
  [9, 1],
  [1, 9],
  [undefined, 'x'],
  ['x', undefined],
  ['x', 'y'],
  [[{ x: 1 }], []],
  [[], [{ x: 1 }]],
  [[{ x: 1 }], [{ x: 2 }]],
];

const topology = topologyOf('topics: { orders: {} }');

const ELEMENT: Change['element'] = {
  kind: 'topic',
  name: 'orders',
  id: 'topic.orders',
  label: 'topic `orders`',
  path: ['topics', 'orders'],
};

const UNCHANGED: Change = {
  address: 'aws_ecs_service.worker',
  type: 'aws_ecs_service',
  action: 'none',
  element: ELEMENT,
  imported: false,
  from: undefined,
  before: { network_configuration: [{ subnets: ['subnet-1'] }] },
  after: { network_configuration: [{ subnets: ['subnet-1'] }] },
  unknown: new Set(),
  sensitive: new Set(),
  unfinished: false,
  replacedFor: [],
};

function circumstances(change: Change): Circumstances {
  const plan: Plan = {
    stack: 'shop-default',
    topology,
    // Somebody is in the network, so that a cut of it means something.
    resources: [change, UNCHANGED],
    changes: [change],
    outputsChange: false,
    asked: undefined,
    gone: [],
    formerStacks: [],
  };
  return { plan, own: plan, depths: new Map(), movedTo: () => undefined, heldBy: () => undefined };
}

function find(danger: Danger, change: Change): boolean {
  const all = circumstances(change);
  return danger.find(change, all) !== undefined || danger.findInWhole?.(all) !== undefined;
}

/** A change of one attribute that notes whether somebody looks at it. */
function watched(type: string, attribute: string, [was, is]: readonly [unknown, unknown]) {
  let isRead = false;
  const values = (value: unknown): Values =>
    new Proxy<Record<string, unknown>>(
      { [attribute]: value },
      {
        get(target, key) {
          if (key === attribute) isRead = true;
          return Reflect.get(target, key) as unknown;
        },
      },
    );
  const change: Change = {
    ...UNCHANGED,
    address: `${type}.orders`,
    type,
    action: 'update',
    before: values(was),
    after: values(is),
  };
  return { change, wasRead: () => isRead };
}

function reads(danger: Danger, type: string, attribute: string): boolean {
  return PAIRS.some((pair) => {
    const { change, wasRead } = watched(type, attribute, pair);
    try {
      find(danger, change);
    } catch {
      // A value that this attribute never has; it was looked at.
    }
    return wasRead();
  });
}

type Judged = readonly [attribute: string, danger: Danger];

function judged(type: string, isAnew: boolean): Judged[] {
  return Object.entries(TABLE[type]!.attributes).flatMap(([attribute, row]) =>
    'dangers' in row && (row.onlyAnew === true) === isAnew
      ? DANGERS.filter(({ id }) => row.dangers.includes(id)).map((danger): Judged => [attribute, danger])
      : [],
  );
}

test('a danger that a row names for an attribute looks at that attribute', () => {
  const blind = Object.keys(TABLE).flatMap((type) =>
    judged(type, false)
      .filter(([attribute, danger]) => !reads(danger, type, attribute))
      .map(([attribute, { id }]) => `${type}.${attribute}: ${id}`),
  );
  expect(blind).toEqual([]);
});

test('a danger that a row names for a resource that is made anew finds it', () => {
  const blind = Object.keys(TABLE).flatMap((type) =>
    judged(type, true)
      .filter(
        ([, danger]) =>
          !find(danger, { ...UNCHANGED, type, action: 'replace', before: { arn: 'a', id: 'b' } }),
      )
      .map(([attribute, { id }]) => `${type}.${attribute}: ${id}`),
  );
  expect(blind).toEqual([]);
});

test('an attribute that changes only with a new resource is refused if it changes in place', () => {
  const [danger] = DANGERS.filter(({ id }) => id === 'unknown-change');
  const renewed = { ...UNCHANGED, type: 'aws_sqs_queue', before: { name: 'a' }, after: { name: 'b' } };
  expect(find(danger!, { ...renewed, action: 'update' })).toBe(true);
  expect(find(danger!, { ...renewed, action: 'replace' })).toBe(false);
});

test('an attribute that is the same in every file is refused whenever it changes', () => {
  const [danger] = DANGERS.filter(({ id }) => id === 'unknown-change');
  const refused = {
    ...UNCHANGED,
    type: 'aws_subnet',
    before: { map_public_ip_on_launch: false },
    after: { map_public_ip_on_launch: true },
  };
  expect(find(danger!, { ...refused, action: 'update' })).toBe(true);
  expect(find(danger!, { ...refused, action: 'replace' })).toBe(true);
});
