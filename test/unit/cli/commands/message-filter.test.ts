import { wantedBy, type Wanted } from '#cli/commands/message-filter';
import type { HeldMessage } from '#operate/queue-port';
import type { FILTER_OPTIONS } from '#cli/commands/option-specs';
import type { ValuesOf } from '#cli/option-values';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

function message(body: string, attributes: HeldMessage['attributes'] = {}): HeldMessage {
  return { body, attributes } as HeldMessage;
}

const NONE = { filter: undefined, bodyFilter: undefined };

function filter(options: Partial<ValuesOf<typeof FILTER_OPTIONS>>): Wanted {
  const wanted = wantedBy({ ...NONE, ...options });
  if (!wanted.ok || !wanted.value) throw new Error('there is no filter');
  return wanted.value;
}

test('a policy on attributes sees those of a raw message', () => {
  const wanted = filter({ filter: '{"kind":["order"]}' });
  expect(wanted(message('{}', { kind: text('order') }))).toBe(true);
  expect(wanted(message('{}', { kind: text('refund') }))).toBe(false);
});

test('in the envelope of SNS it sees what was published', () => {
  const published = { Type: 'Notification', Message: '{"total":7}' };
  const MessageAttributes = { kind: { Type: 'String', Value: 'order' } };
  const envelope = message(JSON.stringify({ ...published, MessageAttributes }));
  expect(filter({ filter: '{"kind":["order"]}' })(envelope)).toBe(true);
  expect(filter({ bodyFilter: '{"total":[7]}' })(envelope)).toBe(true);
  expect(filter({ bodyFilter: '{"total":[8]}' })(envelope)).toBe(false);
});

test('with both, a message has to pass both', () => {
  const wanted = filter({ filter: '{"kind":["order"]}', bodyFilter: '{"total":[7]}' });
  expect(wanted(message('{"total":7}', { kind: text('order') }))).toBe(true);
  expect(wanted(message('{"total":7}'))).toBe(false);
});

test('without any, all will do', () => {
  expect(wantedBy(NONE)).toEqual({ ok: true, value: undefined });
});

test('what SNS would refuse is told in its words', () => {
  expect(wantedBy({ ...NONE, filter: '{"kind":"order"}' })).toMatchObject({
    ok: false,
    outcome: {
      exitCode: 2,
      talk: expect.stringContaining('SNS would not take the policy of --filter') as string,
    },
  });
});
