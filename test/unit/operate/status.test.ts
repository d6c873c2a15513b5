import type { CloudWatch } from '#operate/cloudwatch';
import type { Consumers } from '#operate/consumers/index';
import type { QueuePort } from '#operate/queue-port';
import type { QueueAddress, Sqs } from '#operate/sqs';
import { age } from '#operate/age';
import { readStatus } from '#operate/status';
import { statusJson, statusText } from '#operate/status-text';
import { PLAIN } from '#base/util/style';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf('queues: { billing: {}, clicks: { deadLetters: false }, new: {} }');

const DEPTHS: Readonly<Record<string, number>> = {
  'shop-default-billing': 12,
  'shop-default-billing-dlq': 3,
  'shop-default-clicks': 0,
};

function sqsWith(asked: QueueAddress[]): Sqs {
  return {
    queue(address) {
      asked.push(address);
      const waiting = DEPTHS[address.physicalName];
      if (waiting === undefined) return Promise.resolve(undefined);
      const depth = () => Promise.resolve({ waiting, inFlight: 1, delayed: 0 });
      return Promise.resolve({ depth } as QueuePort);
    },
    close: () => undefined,
  };
}

const cloudWatch: CloudWatch = {
  oldest: () => Promise.resolve(new Map([['shop-default-billing', 3700]])),
  alarms: () =>
    Promise.resolve([
      { name: 'shop-default/billing/dead-letters', state: 'ALARM', description: 'look there' },
      { name: 'shop-default/billing/oldest-message', state: 'OK', description: '' },
    ]),
  close: () => undefined,
};

const consumers: Consumers = { look: () => Promise.resolve(undefined), close: () => undefined };

const now = new Date('2026-06-15T12:00:00Z');

test('queues with their dead letters, ages and alarms', async () => {
  const status = await readStatus(topology, { sqs: sqsWith([]), cloudWatch, consumers, now });
  expect(statusText(status, PLAIN)).toBe(`shop-default  2026-06-15T12:00:00.000Z
queue         waiting  in flight  delayed  oldest  dead
billing            12          1        0   1h 1m     4
clicks              0          1        0       -     -
new      not deployed

2 alarms, 1 in alarm
shop-default/billing/dead-letters: look there
`);
});

test('consumers stand below the queues, and what is wrong with them below the table', async () => {
  const yaml = `
queues: { billing: {} }
consumers:
  biller: { type: lambda, queue: billing, code: { zip: b.zip }, runtime: nodejs22.x, handler: b.handler }
`;
  const mapping = { queue: 'billing', state: 'Disabled', reason: undefined, lastResult: undefined };
  const look: Consumers['look'] = () =>
    Promise.resolve({
      kind: 'lambda',
      state: 'Active',
      stateReason: undefined,
      lastUpdate: 'Successful',
      lastUpdateReason: undefined,
      mappings: [mapping],
    });
  const ports = { sqs: sqsWith([]), cloudWatch, consumers: { ...consumers, look }, now };
  const status = await readStatus(topologyOf(yaml), ports);
  expect(statusText(status, PLAIN)).toContain(`
consumer  kind    state
biller    lambda  active; billing disabled
biller: its mapping of \`billing\` is disabled

2 alarms`);
  expect(statusJson(status)).toMatchObject({
    consumers: [
      {
        name: 'biller',
        kind: 'lambda',
        queues: ['billing'],
        deployed: true,
        mappings: [{ state: 'Disabled' }],
      },
    ],
  });
});

test('without permission for metrics there are depths, and the reason', async () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
  const refusing = { ...cloudWatch, oldest: () => Promise.reject(denied) };
  const status = await readStatus(topology, { sqs: sqsWith([]), cloudWatch: refusing, consumers, now });
  expect(statusText(status, PLAIN)).toContain(
    'ages and alarms are not known: AWS denied the request: not authorized',
  );
  expect(statusJson(status)).toMatchObject({
    queues: [{ name: 'billing', waiting: 12 }, {}, {}, {}, {}],
    alarms: null,
  });
});

test('a bug is not mistaken for trouble with AWS', async () => {
  const broken = { ...cloudWatch, oldest: () => Promise.reject(new TypeError('x is undefined')) };
  await expect(
    readStatus(topology, { sqs: sqsWith([]), cloudWatch: broken, consumers, now }),
  ).rejects.toThrow('x is');
});

test('the account of the environment is part of the address, so that no other is looked into', async () => {
  const yaml = 'queues: { billing: {} }\nenvironments: { prod: { account: "111111111111" } }';
  const asked: QueueAddress[] = [];
  await readStatus(topologyOf(yaml), { sqs: sqsWith(asked), cloudWatch, consumers, now });
  expect(asked.map(({ account }) => account)).toEqual(['111111111111', '111111111111']);
});

test.each([
  [0, '0s'],
  [59, '59s'],
  [60, '1m'],
  [3725, '1h 2m'],
  [90_000, '1d 1h'],
])('%d seconds are %s', (seconds, words) => {
  expect(age(seconds)).toBe(words);
});
