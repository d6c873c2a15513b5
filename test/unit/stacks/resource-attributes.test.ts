import { App, SqsQueue, TerraformStack, type TerraformResource } from '#stacks/cdktf';
import { attributesOf, KNOWN_CDKTF } from '#stacks/resource-attributes';
import { emptyFolder, removeFolder } from '#test/support/project';

const outdir = emptyFolder();

afterAll(() => removeFolder(outdir));

function stack(): TerraformStack {
  return new TerraformStack(new App({ outdir }), 'shop');
}

function queue(change: (resource: TerraformResource) => void = () => undefined): SqsQueue {
  const resource = new SqsQueue(stack(), 'billing', { name: 'shop-billing' });
  change(resource);
  return resource;
}

test('the release that is known is the one that is installed', () => {
  expect(stack().node.tryGetContext('cdktfVersion')).toBe(KNOWN_CDKTF);
});

test('an ordinary resource is read from the inside', () => {
  const resource = queue((one) => {
    one.dependsOn = ['aws_sns_topic.orders'];
    one.lifecycle = { createBeforeDestroy: true, preventDestroy: true, ignoreChanges: ['name'] };
  });
  expect(attributesOf(resource, KNOWN_CDKTF)).toEqual({
    name: 'shop-billing',
    depends_on: ['aws_sns_topic.orders'],
    lifecycle: { create_before_destroy: true, prevent_destroy: true, ignore_changes: ['name'] },
    '//': { metadata: { path: 'shop/billing', uniqueId: 'billing' } },
  });
});

test('of another release nothing is read from the inside', () => {
  expect(attributesOf(queue(), '0.22.0')).toBeUndefined();
  expect(attributesOf(queue(), undefined)).toBeUndefined();
});

test.each<[string, (resource: TerraformResource) => void]>([
  ['a count', (one) => (one.count = 2)],
  ['a loop', (one) => (one.forEach = {} as NonNullable<TerraformResource['forEach']>)],
  ['a connection', (one) => (one.connection = { type: 'ssh', host: 'example.com' })],
  ['a provisioner', (one) => (one.provisioners = [{ type: 'local-exec', command: 'true' }])],
  ['an override', (one) => one.addOverride('delay_seconds', 5)],
  ['an import', (one) => one.importFrom('billing')],
  ['a former name', (one) => one.moveFromId('aws_sqs_queue.invoices')],
  [
    'a condition',
    (one) => (one.lifecycle = { precondition: [{ condition: 'true', errorMessage: 'never' }] }),
  ],
])('with %s cdktf has to be asked', (_, change) => {
  expect(attributesOf(queue(change), KNOWN_CDKTF)).toBeUndefined();
});
