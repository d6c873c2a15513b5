import { checkTopology } from '#validate/check';
import { prove } from '#validate/prove';
import { brief, memoryWorkspace, proveText, TODAY, topologyOf } from '#test/unit/topology-of';

const LOSSY = 'queues: { clicks: { deadLetters: false }, views: { deadLetters: false } }\n';

function acceptance(entry: string): string {
  return `${LOSSY}accept:\n  - { rule: no-dead-letters, reason: a lost click is no harm, ${entry} }\n`;
}

function found(yaml: string, today = TODAY): string[] {
  const text = `version: 1\nname: shop\nregion: eu-west-1\n${yaml}`;
  const options = { workspace: memoryWorkspace({}), today };
  return prove('topology.yaml', Buffer.from(text), options).diagnostics.map(
    ({ rule, severity, path }) => `${severity} ${rule} ${path.join('.')}`,
  );
}

describe('severity', () => {
  test.each([
    ['error', ['error', 'error']],
    ['warning', ['warning', 'warning']],
    ['off', []],
  ])('%s', (setting, severities) => {
    const { diagnostics } = proveText(`${LOSSY}rules: { no-dead-letters: ${setting} }\n`);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(severities);
  });

  test('an environment has its own', () => {
    const yaml = `${LOSSY}rules: { no-dead-letters: off }
environments:
  dev: {}
  prod: { override: { rules: { no-dead-letters: error } } }
`;
    expect(proveText(yaml, {}, 'dev').diagnostics).toEqual([]);
    expect(proveText(yaml, {}, 'prod').diagnostics.map(({ severity }) => severity)).toEqual([
      'error',
      'error',
    ]);
  });

  test('what AWS refuses stays an error, and the attempt is one too', () => {
    const yaml = `
topics: { orders: {} }
queues: { billing: { fifo: true } }
subscriptions: [{ topic: orders, queue: billing }]
rules: { fifo-queue-behind-standard-topic: off }
`;
    expect(found(yaml)).toEqual([
      'error fifo-queue-behind-standard-topic subscriptions.0.queue',
      'error fixed-rule rules.fifo-queue-behind-standard-topic',
    ]);
  });

  test('an error may always be an error', () => {
    expect(found('rules: { fifo-queue-behind-standard-topic: error, wrong-type: error }')).toEqual([]);
  });

  test('an unknown rule has a suggestion', () => {
    const [finding] = proveText('rules: { plaintext-endpoin: off }').diagnostics;
    expect(finding).toMatchObject({ rule: 'unknown-rule', help: 'did you mean `plaintext-endpoint`?' });
  });
});

describe('compliance', () => {
  const yaml = `
topics: { orders: { encryption: managed-key, deliveryStatusLogging: true } }
queues: { undeliverable: {} }
subscriptions: [{ topic: orders, url: "http://hooks.example.com/", deadLetters: undeliverable }]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
`;

  test('makes errors of its rules', () => {
    const { diagnostics } = proveText(`${yaml}compliance: [soc2]\n`);
    expect(diagnostics).toMatchObject([{ rule: 'plaintext-endpoint', severity: 'error' }]);
    expect(proveText(yaml).diagnostics).toMatchObject([{ severity: 'warning' }]);
  });

  test('a single finding can be accepted', () => {
    const accepted = `${yaml}compliance: [soc2]
accept: [{ rule: plaintext-endpoint, reason: inside the mesh, until: 2026-12-31 }]
`;
    expect(proveText(accepted).diagnostics).toEqual([]);
  });
});

describe('acceptances', () => {
  test('everywhere, if no element is named', () => {
    expect(found(acceptance('until: 2026-12-31'))).toEqual([]);
  });

  test('at one element', () => {
    expect(found(acceptance('until: 2026-12-31, element: queues.clicks'))).toEqual([
      'warning no-dead-letters queues.views.deadLetters',
    ]);
  });

  test('a subscription is an element, whatever its place in the list', () => {
    const yaml = `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - { topic: orders, email: ops@example.com }
  - { topic: orders, url: "http://hooks.example.com/", deadLetters: undeliverable }
accept:
  - { rule: plaintext-endpoint, element: subscriptions.orders_to_hooks-example-com, reason: x, until: 2026-12-31 }
`;
    expect(found(yaml)).toEqual([]);
  });

  test('are kept, with reason and last day', () => {
    const { accepted } = proveText(acceptance('until: 2026-12-31'));
    expect(accepted.map(({ path, acceptance: { until } }) => [path[1], until])).toEqual([
      ['clicks', '2026-12-31'],
      ['views', '2026-12-31'],
    ]);
  });

  test('hold on their last day, and not on the next', () => {
    const yaml = acceptance('until: 2026-06-15');
    expect(found(yaml, '2026-06-15')).toEqual([]);
    expect(found(yaml, '2026-06-16')).toEqual([
      'warning no-dead-letters queues.clicks.deadLetters',
      'warning no-dead-letters queues.views.deadLetters',
      'warning expired-acceptance accept.0.until',
    ]);
  });

  test('that nothing needs are reported, expired or not', () => {
    const yaml = (until: string) => `queues: { clicks: {} }
accept: [{ rule: no-dead-letters, reason: x, until: ${until} }]`;
    expect(found(yaml('2026-12-31'))).toEqual(['warning unused-acceptance accept.0']);
    expect(found(yaml('2020-12-31'))).toEqual(['warning unused-acceptance accept.0']);
  });

  test('may be needed in one environment only, and say nothing if that one was not checked', () => {
    const yaml = `
environments: { dev: {}, prod: { override: { queues: { clicks: { deadLetters: false } } } } }
queues: { clicks: {} }
accept: [{ rule: no-dead-letters, reason: x, until: 2026-12-31 }]
`;
    expect(proveText(yaml).diagnostics).toEqual([]);
    expect(proveText(yaml, {}, 'dev').diagnostics).toEqual([]);
  });

  test('of what stays an error are errors themselves', () => {
    const yaml = `
topics: { orders: { fifo: true } }
subscriptions: [{ topic: orders, email: ops@example.com }]
accept: [{ rule: fifo-topic-endpoint, reason: x, until: 2026-12-31 }]
`;
    expect(found(yaml)).toEqual([
      'error fifo-topic-endpoint subscriptions.0.email',
      'error fixed-rule accept.0.rule',
    ]);
  });

  test.each([
    ['an unknown element', 'element: queues.click', 'unknown-reference @ accept[0].element 6:91'],
    ['no such day', 'until: 2026-02-30', 'wrong-value @ accept[0].until 6:70'],
  ])('%s is an error', (_, entry, expected) => {
    const yaml = acceptance(entry.startsWith('until') ? entry : `until: 2026-12-31, ${entry}`);
    expect(proveText(yaml).diagnostics.map(brief)).toEqual([expected]);
  });

  test('checks of scanners are data for the output, and need an element', () => {
    const yaml = (element: string) => `queues: { billing: {} }
accept: [{ rule: CKV_AWS_27, reason: no secrets here, until: 2026-12-31${element} }]`;
    expect(proveText(yaml('')).diagnostics.map(brief)).toEqual(['missing-key @ accept[0] 5:10']);

    const { judgement } = topologyOf(yaml(', element: queues.billing_dlq'));
    expect(judgement.acceptances).toMatchObject([
      { rule: 'CKV_AWS_27', element: { reference: 'queues.billing_dlq' }, until: '2026-12-31' },
    ]);
  });

  test.each([
    ['a check that checkov does not have', 'CKV_AWS_99999', 'queues.billing'],
    ['a check that is about something else', 'CKV_AWS_26', 'queues.billing'],
  ])('%s is an error', (_, rule, element) => {
    const yaml = `queues: { billing: {} }
accept: [{ rule: ${rule}, element: ${element}, reason: x, until: 2026-12-31 }]`;
    expect(proveText(yaml).diagnostics.map(brief)).toEqual(['unknown-rule @ accept[0].rule 5:18']);
  });

  test('parts of which there is one go by their key alone, if they are there', () => {
    const yaml = (more: string) => `queues: { billing: {} }
${more}
accept: [{ rule: CKV_AWS_67, element: audit, reason: one region, until: 2026-12-31 }]`;
    expect(proveText(yaml('audit: { cloudtrail: true }')).diagnostics).toEqual([]);
    expect(proveText(yaml('')).diagnostics.map(brief)).toEqual([
      expect.stringMatching(/^unknown-reference @ accept\[0\]\.element /),
    ]);
  });

  test('an expired check of a scanner is reported', () => {
    const yaml = `queues: { billing: {} }
accept: [{ rule: CKV_AWS_27, element: queues.billing, reason: x, until: 2026-01-31 }]`;
    expect(found(yaml)).toEqual(['warning expired-acceptance accept.0.until']);
  });
});

test('the rules themselves do not know of acceptances', () => {
  const findings = checkTopology(topologyOf(acceptance('until: 2026-12-31')));
  expect(findings.map(({ rule }) => rule)).toEqual(['no-dead-letters', 'no-dead-letters']);
});
