import { ROLE, refused, told } from './hand-written-plan';

/* Updates that touch what a danger looks at, and change nothing of it; each beside the change that does. */

const TOPIC = {
  address: 'aws_sns_topic.orders',
  before: { arn: 'arn:aws:sns:eu-west-1:1:orders' },
  after: { arn: 'arn:aws:sns:eu-west-1:1:orders' },
};

function updated(address: string, before: object, after: object) {
  return { address, before: { ...before }, after: { ...after } };
}

describe('a rule of a security group that is there already', () => {
  const address = 'aws_vpc_security_group_ingress_rule.packer_from_admins';
  const group = updated('aws_security_group.packer', { id: 'sg-1' }, { id: 'sg-1' });
  const rule = {
    security_group_id: 'sg-1',
    cidr_ipv4: '10.0.0.0/16',
    ip_protocol: 'tcp',
    from_port: 22,
    to_port: 22,
  };

  test('which gets another description, lets nothing more in', () => {
    expect(refused(group, ROLE, updated(address, rule, { ...rule, description: 'ssh' }))).toEqual([]);
  });

  test.each([
    ['the same addresses to another port', { to_port: 23 }, '`10.0.0.0/16` on other ports'],
    ['other addresses to the same port', { cidr_ipv4: '10.1.0.0/16' }, '`10.1.0.0/16`'],
  ])('may let %s in', (_, more, from) => {
    const change = [group, ROLE, updated(address, rule, { ...rule, ...more })] as const;
    expect(refused(...change)).toContain('widen-access:vpc-security-group-ingress-rule.packer_from_admins');
    expect(told(...change)).toContain(`\`packer\` would newly be reached from ${from}`);
  });
});

describe('the owner of the objects in a bucket', () => {
  const bucket = updated('aws_s3_bucket.archive', { id: 'archive' }, { id: 'archive' });
  const owned = (by: string, more: object = {}) => ({
    bucket: 'archive',
    rule: [{ object_ownership: by }],
    ...more,
  });
  const change = (by: string) =>
    refused(
      bucket,
      updated(
        'aws_s3_bucket_ownership_controls.archive',
        owned('BucketOwnerEnforced'),
        owned(by, { expected_bucket_owner: '1' }),
      ),
    );

  test('stays the only one', () => {
    expect(change('BucketOwnerEnforced').filter((allow) => allow.startsWith('widen-access'))).toEqual([]);
  });

  test('is whoever writes one', () => {
    expect(change('ObjectWriter')).toContain('widen-access:s3-bucket-ownership-controls.archive');
  });
});

describe('retries of a web endpoint, which are three where nothing is said', () => {
  const subscription = (healthyRetryPolicy?: object) => ({
    topic_arn: TOPIC.before.arn,
    protocol: 'https',
    endpoint: 'https://example.com',
    delivery_policy: healthyRetryPolicy ? JSON.stringify({ healthyRetryPolicy }) : '',
  });
  const change = (before?: object, after?: object) =>
    refused(
      TOPIC,
      updated('aws_sns_topic_subscription.orders_to_shop', subscription(before), subscription(after)),
    );
  const weakened = ['weaken-delivery:subscription.orders_to_shop'];

  test.each([
    ['three, as nobody had to say', undefined, { numRetries: 3 }, []],
    ['two', undefined, { numRetries: 2 }, weakened],
    ['what they are by default, from four', { numRetries: 4 }, undefined, weakened],
  ])('become %s', (_, before, after, dangers) => {
    expect(change(before, after)).toEqual(dangers);
  });
});

describe('Container Insights of a cluster', () => {
  const cluster = (value: string) => ({ name: 'shop', setting: [{ name: 'containerInsights', value }] });
  const change = (before: string, after: string) =>
    refused(
      updated('aws_ecs_cluster.cluster', cluster(before), { ...cluster(after), tags: { team: 'shop' } }),
    );

  test.each([
    ['stay on', 'enabled', 'enabled', 0],
    ['become enhanced', 'enabled', 'enhanced', 0],
    ['stay off', 'disabled', 'disabled', 0],
    ['are switched off', 'enhanced', 'disabled', 1],
  ])('%s', (_, before, after, dangers) => {
    expect(change(before, after).length).toBe(dangers);
  });
});

describe('the security groups of a service', () => {
  const own = updated('aws_security_group.packer', { id: 'sg-own' }, { id: 'sg-own' });
  const service = (...groups: readonly string[]) => ({
    network_configuration: [{ subnets: ['subnet-1'], security_groups: groups }],
  });
  const change = (before: readonly string[], after: readonly string[]) =>
    refused(own, updated('aws_ecs_service.packer', service(...before), service(...after)));

  test('one that is made here may be left', () => {
    expect(change(['sg-own', 'sg-database'], ['sg-database'])).toEqual([]);
  });

  test('one of others may not', () => {
    expect(change(['sg-own', 'sg-database'], ['sg-own'])).toEqual([expect.stringMatching(/^cut-network:/)]);
  });
});
