import { messagesOf } from './findings-of';

describe('no-way-out', () => {
  const worker = (name: string, settings: string) =>
    `  ${name}: { type: fargate, queue: q, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1", ${settings} }`;
  const network = (egress: string) => `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none, ${egress} }
queues: { q: {} }
consumers:
`;

  test.each([
    [
      'another port is no way to AWS',
      network('egress: [10.0.0.0/8:5432]') + worker('a', 'cpu: 256'),
      ['all'],
    ],
    [
      'UDP is none either',
      network('egress: [{ cidr: 10.0.0.0/8, protocol: udp }]') + worker('a', 'cpu: 256'),
      ['all'],
    ],
    ['ports around it are', network('egress: [10.0.0.0/8:400-500]') + worker('a', 'cpu: 256'), []],
    [
      'one consumer may have a way of its own',
      `${network('egress: []')}${worker('a', 'egress: [10.0.0.0/8]')}\n${worker('b', 'cpu: 256')}`,
      ['`b`'],
    ],
    ['a group of others may be one', network('egress: []') + worker('a', 'securityGroups: [sg-0a]'), []],
  ])('%s', (_, yaml, expected) => {
    const found = messagesOf('no-way-out', yaml).map((message) => /`b`/.exec(message)?.[0] ?? 'all');
    expect(found).toEqual(expected);
  });
});
