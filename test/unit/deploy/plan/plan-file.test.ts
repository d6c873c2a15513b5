import fc from 'fast-check';
import { locateAll } from '#base/diagnostics/locate';
import { planOf } from '#deploy/plan/changes';
import { refusals } from '#deploy/plan/guard';
import { readPlanFile, type PlanFile } from '#deploy/plan/plan-file';
import { planJson } from '#deploy/plan/reporters/json';
import { planText } from '#deploy/plan/reporters/text';
import { PLAIN } from '#base/util/style';
import { topologyOf } from '#test/unit/topology-of';
import { planFilesBetween } from './plan-between';

const BEFORE = `
topics: { orders: {}, events: { fifo: true, archive: 10d } }
queues: { billing: { retention: 14d }, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event: [paid, late] } } }
`;
const AFTER = `
topics: { orders: {}, events: { fifo: true, archive: 5d } }
queues: { billing: { retention: 4d } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event: [paid] } } }
`;

const topology = topologyOf(AFTER);
const [WHOLE] = planFilesBetween(BEFORE, AFTER).values();
const SOUND = { format_version: '1.2', terraform_version: '1.12.0', ...WHOLE };

/** Everything that is done with a plan that could be read. */
function judged(plan: PlanFile): string {
  const read = planOf(topology, plan);
  const refused = refusals(read, new Map()).map((refusal) => ({
    ...refusal,
    diagnostic: locateAll([refusal.diagnostic], () => undefined)[0]!,
  }));
  const report = { stack: read.stack, plan: read, refused, accepted: [] };
  return planText([report], PLAIN) + planJson([report]);
}

function problemOf(json: string) {
  const read = readPlanFile(json);
  if (read.ok) throw new Error('it was read');
  const { rule, severity, message, help } = read.problem;
  expect({ rule, severity, hasHelp: typeof help === 'string' }).toEqual({
    rule: 'unreadable-plan',
    severity: 'error',
    hasHelp: true,
  });
  return message;
}

function changed(change: object, resource: object = {}): string {
  const before = { actions: ['update'], before: {}, after: {} };
  const entry = { address: 'aws_sqs_queue.a', mode: 'managed', type: 'aws_sqs_queue', name: 'a' };
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: [{ ...entry, change: { ...before, ...change }, ...resource }],
  });
}

test('a plan of Terraform is read, and one with more in it than is known', () => {
  expect(readPlanFile(JSON.stringify(SOUND))).toEqual({ ok: true, plan: SOUND });
  expect(judged(SOUND)).toContain('shorten-retention');
  expect(readPlanFile(JSON.stringify({ ...SOUND, format_version: '1.99', surprise: [1] })).ok).toBe(true);
});

test.each([
  ['nothing', '', 'the plan that Terraform shows is cut off or damaged: it is no JSON map'],
  [
    'a part of one',
    JSON.stringify(SOUND).slice(0, -9),
    'the plan that Terraform shows is cut off or damaged: it is no JSON map',
  ],
  ['a list', '[]', 'the plan that Terraform shows is cut off or damaged: it is no JSON map'],
  ['something else', '{}', 'this is no plan of Terraform: it has no `format_version`'],
  [
    'a number for a format',
    '{"format_version":1}',
    'this is no plan of Terraform: it has no `format_version`',
  ],
  [
    'a newer format',
    '{"format_version":"2.0"}',
    'the plan has format 2.0, but this version of msgtopo reads format 1',
  ],
  [
    'one of Terraform 0.12',
    '{"format_version":"0.1"}',
    'the plan has format 0.1, but this version of msgtopo reads format 1',
  ],
  [
    'resources that are no list',
    '{"format_version":"1.2","resource_changes":{}}',
    'the plan is not as Terraform writes it, at `resource_changes`',
  ],
  [
    'a resource that is none',
    '{"format_version":"1.2","resource_changes":[null]}',
    'the plan is not as Terraform writes it, at `resource_changes[0]`',
  ],
  [
    'an address that is no text',
    changed({}, { address: 7 }),
    'the plan is not as Terraform writes it, at `resource_changes[0].address`',
  ],
  [
    'actions that are no list',
    changed({ actions: 'delete' }),
    'the plan is not as Terraform writes it, at `resource_changes[0].change.actions`',
  ],
  [
    'attributes that are no map',
    changed({ before: [] }),
    'the plan is not as Terraform writes it, at `resource_changes[0].change.before`',
  ],
  [
    'outputs without actions',
    '{"format_version":"1.2","output_changes":{"a":{}}}',
    'the plan is not as Terraform writes it, at `output_changes.a.actions`',
  ],
  [
    'a new kind of change',
    changed({ actions: ['create', 'enlarge'] }),
    'the plan would do `create, enlarge` to `aws_sqs_queue.a`, which msgtopo cannot judge',
  ],
])('%s is a problem, with what to do', (_, json, message) => {
  expect(problemOf(json)).toBe(message);
});

test.each([['forget'], ['create', 'forget']])('what Terraform forgets is known: %s', (...actions) => {
  expect(readPlanFile(changed({ actions: actions.filter((one) => typeof one === 'string') })).ok).toBe(true);
});

test('what is read of other resources than managed ones does not matter', () => {
  expect(readPlanFile(changed({ actions: ['read'] }, { mode: 'data' })).ok).toBe(true);
});

/** Every place in a plan, as the keys that lead there. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (value.slice() as unknown as Record<string, unknown>)
    : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const PLACES = placesIn(SOUND);

test('whatever stands somewhere in a plan, it is read and judged, or is a problem', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLACES), fc.jsonValue(), (place, value) => {
      const read = readPlanFile(JSON.stringify(replaced(SOUND, place, value)));
      if (read.ok) judged(read.plan);
    }),
    { numRuns: 200 },
  );
});

test('also inside the documents that a plan holds as text', () => {
  const documents = PLACES.filter((place) => /policy$/.test(place.at(-1) ?? ''));
  expect(documents.length).toBeGreaterThan(3);
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.oneof(fc.json(), fc.string()), (place, text) => {
      const read = readPlanFile(JSON.stringify(replaced(SOUND, place, text)));
      if (read.ok) judged(read.plan);
    }),
    { numRuns: 150 },
  );
});

test('a plan that is cut off anywhere is a problem', () => {
  const text = JSON.stringify(SOUND);
  fc.assert(
    fc.property(fc.nat(text.length - 1), (length) => {
      problemOf(text.slice(0, length));
    }),
    { numRuns: 100 },
  );
});
