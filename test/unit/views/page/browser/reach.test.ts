import { reachOf } from '#views/page/browser/reach';

const EDGES = [
  { id: 'a', from: 'topics.orders', to: 'queues.billing' },
  { id: 'b', from: 'queues.billing', to: 'consumers.biller' },
  { id: 'c', from: 'consumers.biller', to: 'topics.bills' },
  { id: 'd', from: 'topics.bills', to: 'queues.notices' },
  { id: 'e', from: 'topics.orders', to: 'queues.audit' },
];

function sorted(id: string, edges = EDGES): readonly (readonly string[])[] {
  const { before, behind } = reachOf(id, edges);
  return [[...before].sort(), [...behind].sort()];
}

test('what leads to an element and what it leads to, through what its consumer publishes', () => {
  expect(sorted('queues.billing')).toEqual([
    ['a', 'topics.orders'],
    ['b', 'c', 'consumers.biller', 'd', 'queues.notices', 'topics.bills'],
  ]);
});

test('an arrow reaches what its ends reach', () => {
  expect(sorted('d')).toEqual([
    ['a', 'b', 'c', 'consumers.biller', 'queues.billing', 'topics.bills', 'topics.orders'],
    ['queues.notices'],
  ]);
});

test('a circle ends', () => {
  const circle = [...EDGES, { id: 'f', from: 'queues.notices', to: 'topics.orders' }];
  expect(sorted('topics.bills', circle)[0]).toContain('queues.notices');
  expect(sorted('topics.bills', circle)[1]).toContain('queues.audit');
});
