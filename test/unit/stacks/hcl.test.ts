import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';

const folder = emptyFolder();
afterAll(() => removeFolder(folder));

/** As a topology says it: `${` would be a variable of the file. */
function written(text: string): string {
  return JSON.stringify(text.replace(/\$\{[^{}]*\}/g, (reference) => `$${reference}`));
}

/** A function whose environment and schedule say these texts, in HCL. */
function hclWith(note: string, message: string): string {
  const topology = topologyOf(`
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
  nightly: { type: schedule, expression: rate(1 day), publishes: [orders], message: ${written(message)} }
consumers:
  worker:
    type: lambda
    queue: billing
    runtime: nodejs22.x
    handler: app.handler
    code: { inline: "exports.handler = async () => {}" }
    environment: { NOTE: ${written(note)} }
`);
  const [stack] = synthesize([topology], { outDir: join(folder, 'out'), projectDir: folder, hcl: true });
  return readFileSync(stack!.file, 'utf8');
}

/** What Terraform reads between quotes: https://developer.hashicorp.com/terraform/language/expressions/strings. */
function valueOf(hcl: string, key: string): string {
  const [, quoted] = new RegExp(`^ *${key} += (".*")$`, 'm').exec(hcl) ?? [];
  return (JSON.parse(quoted ?? '""') as string).replaceAll('$${', '${').replaceAll('%%{', '%{');
}

const PIECE = fc.constantFrom(
  'EOF',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '"',
  '\\',
  '${',
  '%{',
  '}',
  '<<EOF',
  ' ',
  'a',
  '\\n',
);
const TEXT = fc.array(PIECE, { minLength: 1, maxLength: 12 }).map((pieces) => `x${pieces.join('')}x`);

test('a text of several lines stays one text: no line of it ends a heredoc', () => {
  const hcl = hclWith('a\nEOF\n}\nprovisioner "local-exec" {\n  command = "id"\n}\n', 'x');
  expect(hcl).not.toContain('<<');
  expect(hcl).not.toMatch(/^\s*provisioner/m);
});

test('Terraform reads every text as it is written in the topology', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      expect(valueOf(hclWith(text, 'x'), '"?NOTE"?')).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test('a text inside a document that holds references too', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const input = valueOf(hclWith('x', text), 'input');
      expect(input).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test('references and names of attributes stand without quotes, as terraform fmt leaves them', () => {
  const topology = topologyOf(`
network: { vpc: { create: { zones: 2 } } }
queues: { jobs: {} }
consumers:
  worker: { type: fargate, queue: jobs, image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1 }
`);
  const [stack] = synthesize([topology], { outDir: join(folder, 'out'), projectDir: folder, hcl: true });
  const hcl = readFileSync(stack!.file, 'utf8');
  expect(hcl).toMatch(/^ {2}availability_zone +=  *data\.aws_availability_zones\.network\.names\[0\]$/m);
  expect(hcl).toMatch(/^ {4}ignore_changes = \[\n {6}availability_zone,\n {4}\]$/m);
});
