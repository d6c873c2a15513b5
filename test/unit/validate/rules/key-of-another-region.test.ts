import { messagesOf } from './findings-of';

const KEY = '"arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"';

test('no function, log or secret can use a key of another region, and a secret may be kept there itself', () => {
  const secret = (region: string) =>
    `{ secretsManager: "arn:aws:secretsmanager:${region}:111111111111:secret:db-AbCdEf", kmsKey: ${KEY} }`;
  const yaml = `
queues: { jobs: { visibilityTimeout: 5m }, mails: { visibilityTimeout: 5m } }
network: { vpc: vpc-1, subnets: [subnet-1], endpoints: none, egress: [0.0.0.0/0] }
monitoring: { logEncryption: { kmsKey: ${KEY} } }
consumers:
  sorter: { type: lambda, queue: mails, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, encryption: { kmsKey: ${KEY} } }
  packer:
    type: fargate
    queue: jobs
    image: "1.dkr.ecr.eu-west-1.amazonaws.com/p:1"
    secrets: { HERE: ${secret('eu-west-1')}, THERE: ${secret('us-east-1')} }
    sidecars: { proxy: { image: "1.dkr.ecr.eu-west-1.amazonaws.com/x:1", secrets: { BESIDE: ${secret('eu-west-1')} } } }
`;
  expect(messagesOf('key-of-another-region', yaml)).toEqual(
    ['logs', 'sorter', 'HERE', 'BESIDE'].map(
      (name) => `\`${name}\` is in \`eu-west-1\`, and its key in \`us-east-1\``,
    ),
  );
});
