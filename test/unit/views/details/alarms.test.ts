import { alarmDetails, alarmsById } from '#views/details/alarms';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(
  `
queues: { billing: { deadLetters: false }, settlements: { deadLetters: false } }
consumers:
  biller: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  settle: { type: step-functions, queue: settlements, definition: m.json }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
monitoring: {}
`,
  { 'm.json': '{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}' },
);

test('alarms stand at the element that they are about, consumers included', () => {
  const names = Array.from(alarmsById(topology), ([id, alarms]) => [id, alarms.map(({ name }) => name)]);
  expect(Object.fromEntries(names)).toEqual({
    'queues.billing': ['shop-default/billing/oldest-message'],
    'queues.settlements': ['shop-default/settlements/oldest-message'],
    'consumers.biller': ['shop-default/biller/too-few-tasks'],
    'consumers.settle': ['shop-default/settle/pipe-failures', 'shop-default/settle/failed-executions'],
  });
});

test('what is calculated is said with its parts', () => {
  const few = alarmDetails(topology).find(({ name }) => name.endsWith('too-few-tasks'));
  expect(few?.firesAt).toBe(
    'missing tasks (desired - running, of desired: minimum of DesiredTaskCount in 1m and running: minimum of ' +
      'RunningTaskCount in 1m) above 0, 15 times in a row',
  );
});
