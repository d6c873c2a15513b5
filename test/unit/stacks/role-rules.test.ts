import { deployGrants } from '#policies/deploying/grants';
import { resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const IMAGE = '111111111111.dkr.ecr.eu-west-1.amazonaws.com/reader:1';
const FUNCTION =
  'type: lambda, code: { s3: { bucket: code, key: a.zip } }, runtime: python3.13, handler: app.handler';
const PROD = 'environments: { prod: { account: "111111111111" } }';

describe('roles', () => {
  const more = `
topics: { orders: {} }
queues: { invoices: {}, mails: {} }
subscriptions: [{ topic: orders, firehose: 'arn:aws:firehose:eu-west-1:111111111111:deliverystream/s' }]
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: now, publishes: [orders] }
  web: { type: api, publishes: [orders], accountRole: true }
network: { vpc: { create: {} } }
consumers:
  reader: { type: fargate, queue: invoices, image: '${IMAGE}', roleNames: { task: reader-of-invoices } }
  mailer: { ${FUNCTION}, queue: mails, OWN }
  settle: { type: step-functions, queue: mails, definition: a.asl.json }
`;
  const files = { 'a.asl.json': '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}' };
  const RULES = `
roles: { permissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary', path: /teams/checkout/, namePrefix: team- }`;
  const topology = topologyOf(
    PROD + RULES + more.replace('OWN', 'roles: { path: /mail/, namePrefix: mail- }'),
    files,
  );
  const stack = synthesized(topology);

  function rolesIn(written: TerraformJson): [string, Record<string, unknown>][] {
    return Object.entries(written.resource!['aws_iam_role']!);
  }

  test('every one has the boundary, the path and the prefix', () => {
    const found = rolesIn(stack);
    expect(found.length).toBeGreaterThan(9);
    for (const [name, role] of found) {
      expect([name, role['permissions_boundary']]).toEqual([
        name,
        'arn:aws:iam::111111111111:policy/boundary',
      ]);
      if (name === 'mailer') continue;
      expect([name, role['path']]).toEqual([name, '/teams/checkout/']);
      if (name !== 'reader')
        expect([name, role['name_prefix']]).toEqual([name, expect.stringMatching(/^team-/)]);
    }
  });

  test('a consumer may have rules of its own, over those of all', () => {
    expect(resourceAt(stack, 'aws_iam_role.mailer')).toMatchObject({
      name_prefix: 'mail-shop-prod-mailer-',
      path: '/mail/',
      permissions_boundary: 'arn:aws:iam::111111111111:policy/boundary',
    });
  });

  test('a name that was chosen stays', () => {
    expect(resourceAt(stack, 'aws_iam_role.reader')).toMatchObject({ name: 'reader-of-invoices' });
    expect(resourceAt(stack, 'aws_iam_role.reader')).not.toHaveProperty('name_prefix');
  });

  test('no name is longer than AWS takes', () => {
    const names = rolesIn(stack).map(([, role]) => JSON.stringify(role['name_prefix'] ?? '').slice(1, -1));
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(38);
  });

  test('who deploys may make exactly these, and set their boundary', () => {
    const grants = deployGrants(topology);
    const arns = grants.find(({ sid }) => sid === 'Roles')!.resources;
    expect(arns).toEqual([
      'arn:aws:iam::111111111111:role/teams/checkout/team-shop-prod-*',
      'arn:aws:iam::111111111111:role/teams/checkout/reader-of-invoices',
      'arn:aws:iam::111111111111:role/mail/mail-shop-prod-*',
      'arn:aws:iam::111111111111:role/mail/reader-of-invoices',
    ]);
    expect(grants.find(({ sid }) => sid === 'Boundaries')).toMatchObject({
      actions: ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'],
      resources: arns,
    });
  });

  test('without rules there is nothing of that', () => {
    const plain = topologyOf(PROD + more.replace('OWN', 'memory: 128'), files);
    for (const [name, role] of rolesIn(synthesized(plain))) {
      expect([name, role['path'], role['permissions_boundary']]).toEqual([name, undefined, undefined]);
    }
    expect(deployGrants(plain).map(({ sid }) => sid)).not.toContain('Boundaries');
  });
});
