import { failures, testFlows } from './flows-of';

/** What fails in one flow; `consumer` and `expect` are YAML. */
function failuresOf(topology: string, message: string, rest: string): string[] {
  const flow = `flows:\n  - { name: it, ${message}, ${rest} }\n`;
  return failures(testFlows(topology + flow)).map((line) => line.replace(/^flow-failed @ \S+ /, ''));
}

describe('a function that a topic calls', () => {
  const topology = (onFailure = '') => `
topics: { events: {} }
queues: { undelivered: {}, failed: {} }
subscriptions: [{ topic: events, lambda: handler, deadLetters: undelivered }]
rules: { function-failure-is-lost: off }
consumers:
  handler: { type: lambda, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } ${onFailure} }
`;
  const withQueue = topology(', onFailure: failed');
  const message = 'publish: { topic: events, body: x, attributes: { sort: a } }';
  const inFailed = { failed: 1, undelivered: 0 };

  test.each([
    ['works', '', { failed: 0, undelivered: 0 }, 1],
    ['throws', 'consumer: { handler: fail },', inFailed, 3],
    ['throws twice', 'consumer: { handler: { failures: 2 } },', { failed: 0, undelivered: 0 }, 3],
    ['throws three times', 'consumer: { handler: { failures: 3 } },', inFailed, 3],
    ['throws on this message', 'consumer: { handler: { bodies: [x] } },', inFailed, 3],
    [
      'throws on another message',
      'consumer: { handler: { bodies: [y] } },',
      { failed: 0, undelivered: 0 },
      1,
    ],
    ['cannot be called', 'consumer: { events_to_handler: fail },', { failed: 0, undelivered: 1 }, 0],
    ['does not run', 'consumer: { handler: off }, wait: 21599s,', { failed: 0, undelivered: 0 }, 0],
    ['does not run for six hours', 'consumer: { handler: off }, wait: 6h,', inFailed, 0],
  ])('%s', (_, consumer, waiting, attempts) => {
    const expected = `expect: { waiting: ${JSON.stringify(waiting)}, attempts: ${attempts} }`;
    expect(failuresOf(withQueue, message, `${consumer} ${expected}`)).toEqual([]);
  });

  test('what it failed on is no dead letter of the subscription', () => {
    const rest = 'consumer: { handler: fail }, expect: { dead: { events_to_handler: 1 } }';
    expect(failuresOf(withQueue, message, rest)).toEqual(['`events_to_handler`: 0 dead, not 1']);
    const right =
      'consumer: { handler: fail }, expect: { delivered: [handler], dead: { failed: 1, undelivered: 0 } }';
    expect(failuresOf(withQueue, message, right)).toEqual([]);
  });

  test('the attempts are one and two minutes apart, and the story tells what comes of it', () => {
    const flow = `flows: [{ name: it, ${message}, consumer: { handler: fail } }]\n`;
    const story = (yaml: string) => testFlows(yaml + flow).flows[0]!.story;
    expect(story(withQueue)).toEqual([
      'message 1',
      '     0s  published to topic `events`',
      '     0s  delivered to `events_to_handler`: there is no filter',
      '     0s  failed in `handler`, attempt 1',
      '     1m  failed in `handler`, attempt 2',
      '     3m  failed in `handler`, attempt 3',
      '     3m  given up by `handler` after 3 attempts: to queue `failed`',
      '     3m  arrived in queue `failed`',
    ]);
    expect(story(topology()).at(-1)).toBe(
      '     3m  given up by `handler` after 3 attempts: lost, as it has no `onFailure`',
    );
  });

  test('its `onFailure` gets a record with the message inside', () => {
    const flow = `flows: [{ name: it, ${message}, consumer: { handler: fail }, expect: {} }]\n`;
    const { results } = testFlows(withQueue + flow);
    const record: unknown = JSON.parse(results[0]!.observed!.bodies.get('failed')![0]!);
    expect(record).toMatchObject({
      version: '1.0',
      timestamp: '2026-01-01T00:03:00.000Z',
      requestContext: {
        functionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:shop-default-handler:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: {
        Records: [
          {
            EventSource: 'aws:sns',
            Sns: {
              Message: 'x',
              MessageAttributes: { sort: { Type: 'String', Value: 'a' } },
              SigningCertUrl: expect.any(String) as string,
            },
          },
        ],
      },
      responseContext: { functionError: 'Unhandled' },
    });
  });
});

describe('a workflow behind a pipe', () => {
  const topology = (workflow: string) => `
queues: { work: {} }
consumers:
  settle:
    type: step-functions
    queue: work
    workflow: ${workflow}
    batchSize: 2
    stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:settle"
`;
  const two = 'send: [{ queue: work, body: ok }, { queue: work, body: poison }]';

  test('a standard one is started: its failure brings nothing back', () => {
    const gone = 'expect: { consumed: { work: 2 }, waiting: { work: 0 }, dead: { work: 0 }, attempts: 1 }';
    expect(failuresOf(topology('standard'), two, `consumer: { settle: fail }, ${gone}`)).toEqual([]);
    expect(
      failuresOf(topology('standard'), two, `consumer: { settle: { bodies: [poison] } }, ${gone}`),
    ).toEqual([]);
    const flow = 'flows: [{ name: it, send: { queue: work, body: x }, consumer: { settle: fail } }]\n';
    expect(testFlows(topology('standard') + flow).flows[0]!.story.at(-1)).toBe(
      '     0s  `settle` failed when the message was gone: the pipe deletes it once the execution has started',
    );
  });

  test('an express one is waited for: one failure brings back the whole batch', () => {
    const back = 'expect: { consumed: { work: 0 }, dead: { work: 2 }, attempts: 5 }';
    expect(
      failuresOf(topology('express'), two, `consumer: { settle: { bodies: [poison] } }, ${back}`),
    ).toEqual([]);
  });

  test('one that does not run leaves messages where they are', () => {
    expect(
      failuresOf(topology('standard'), two, 'consumer: { settle: off }, expect: { waiting: { work: 2 } }'),
    ).toEqual([]);
  });
});
