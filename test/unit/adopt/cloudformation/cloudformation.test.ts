import { inventoryOfTemplate } from '#adopt/cloudformation/inventory';
import { stackSide } from '#adopt/cloudformation/release';
import { retainedTemplate } from '#adopt/cloudformation/retained';
import { retainedIn } from '#adopt/cloudformation/staying';
import { templateIn } from '#adopt/cloudformation/template';
import { draftOf } from '#adopt/draft';
import type { PlainMap } from '#base/util/json';
import { FURTHER_STACKS } from './further-stacks';
import { STACKS } from './stacks';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

function read(text: string): PlainMap {
  const template = templateIn(text);
  if (typeof template === 'string') throw new Error(template);
  return template;
}

const policies = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

test.each([...STACKS, ...FURTHER_STACKS])(
  'a stack with $of',
  ({ template: text, physical, parameters = {}, counts, says, tells, retained }) => {
    const template = read(text);
    const given = { stack: 'shop-prod', parameters, physical: new Map(Object.entries(physical)) };
    const draft = draftOf(inventoryOfTemplate(template, given), PLACE, []);
    expect(draft.problems).toEqual([]);
    const { topics, queues, subscriptions } = draft.pairs;
    expect([topics.length, queues.length, subscriptions.length]).toEqual(counts);
    for (const line of says) expect(draft.text).toContain(line);
    expect(draft.untold.map(({ name }) => name).sort()).toEqual([...tells].sort());

    expect(retainedIn(template)).toEqual(retained);
    // Nothing but the two policies is different in the template that retains them.
    const before = read(text);
    const after = read(retainedTemplate(text, retained));
    const resources = before['Resources'] as Record<string, PlainMap>;
    const expected = Object.entries(resources).map(([id, resource]) =>
      retained.includes(id) ? [id, { ...resource, ...policies }] : [id, resource],
    );
    expect(after).toEqual({ ...before, Resources: Object.fromEntries(expected) as object });
  },
);

test('comments and short forms of a template stay', () => {
  const [first] = STACKS;
  const text = retainedTemplate(first!.template, ['Billing']);
  expect(text).toContain('# who is billed');
  expect(text).toContain('!GetAtt BillingDead.Arn');
  expect(text.match(/Retain/g)).toHaveLength(2);
});

test('what stays and refers to what goes is named, in the order that keeps everything', () => {
  const [first] = STACKS;
  const side = stackSide(read(first!.template), { stack: 'shop-prod', file: 'topology.retained.yaml' });
  expect(side.before[0]).toContain('--stack-name shop-prod --template-file topology.retained.yaml');
  expect(side.sections.join('\n')).toContain('`Outputs` refers to `Billing`');
});

test.each([
  ['of a map', JSON.stringify({ TemplateBody: { Resources: { Q: { Type: 'AWS::SQS::Queue' } } } })],
  ['of text', JSON.stringify({ TemplateBody: 'Resources:\n  Q: { Type: AWS::SQS::Queue }\n' })],
])('what get-template printed %s is read, and retained without what is around it', (_, text) => {
  expect(retainedIn(read(text))).toEqual(['Q']);
  expect(read(retainedTemplate(text, ['Q']))).toEqual({
    Resources: { Q: { Type: 'AWS::SQS::Queue', ...policies } },
  });
});

test.each([
  ['[1]', 'it holds no map'],
  ['a: {', 'unexpected end'],
  ['a: 1', 'it has no `Resources`'],
])('%s is no template', (text, why) => {
  expect(templateIn(text)).toContain(why);
});
