import { brief, proveText, topologyOf } from '#test/unit/topology-of';

const entry = (text: string) => `queues: { clicks: {} }
accept: [{ reason: agreed, ${text} }]`;

test('stand for themselves, whatever the file has', () => {
  const yaml = entry('until: 2026-12-31, danger: "destroy:queue.gone"');
  expect(proveText(yaml).diagnostics).toEqual([]);
  expect(topologyOf(yaml).judgement).toMatchObject({
    acceptances: [],
    acceptedDangers: [{ danger: 'destroy:queue.gone', reason: 'agreed', until: '2026-12-31' }],
  });
});

test.each([
  ['neither a rule nor a danger', '', 'missing-key @ accept[0] 5:10'],
  ['both', ', danger: "cut-access:*", rule: no-dead-letters', 'wrong-value @ accept[0].rule 5:71'],
  ['an element', ', danger: "cut-access:*", element: queues.clicks', 'wrong-value @ accept[0].element 5:71'],
  ['no danger', ', danger: "cut-acces:*"', 'unknown-rule @ accept[0].danger 5:55'],
  ['no form of one', ', danger: cut-access', 'wrong-value @ accept[0].danger 5:55'],
  ['a pattern that loses messages', ', danger: "destroy:*"', 'fixed-rule @ accept[0].danger 5:55'],
])('%s is an error', (_, more, expected) => {
  expect(proveText(entry(`until: 2026-12-31${more}`)).diagnostics.map(brief)).toEqual([expected]);
});

test('one that expired is reported', () => {
  const yaml = entry('danger: "cut-access:*", until: 2026-01-31');
  expect(proveText(yaml).diagnostics.map(brief)).toEqual(['expired-acceptance @ accept[0].until 5:59']);
});
