import { readFileSync } from 'node:fs';
import type { AdoptedResources } from '#model/adopted';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';

const folder = emptyFolder();

afterAll(() => removeFolder(folder));

function synthesized(adopted: AdoptedResources, hcl = false): string {
  const options = {
    outDir: `${folder}/cdktf.out`,
    projectDir: folder,
    hcl,
    adopted: new Map([['default', adopted]]),
  };
  const [stack] = synthesize([topologyOf('queues: { billing: { deadLetters: false } }')], options);
  return readFileSync(stack!.file, 'utf8');
}

const BILLING = { id: 'https://sqs/${billing}', keep: ['max_message_size'] };

test('what lives already gets an import block, and Terraform leaves alone what it is told to keep', () => {
  const written = JSON.parse(synthesized(new Map([['aws_sqs_queue.billing', BILLING]]))) as Record<
    string,
    unknown
  >;
  expect(written['import']).toEqual([{ id: 'https://sqs/$${billing}', to: 'aws_sqs_queue.billing' }]);
  expect(written['resource']).toMatchObject({
    aws_sqs_queue: {
      billing: { lifecycle: { ignore_changes: ['max_message_size'] }, name: 'shop-default-billing' },
    },
  });
});

test('the same in HCL', () => {
  const text = synthesized(new Map([['aws_sqs_queue.billing', BILLING]]), true);
  expect(text).toMatch(
    /import \{\s+to = aws_sqs_queue\.billing\s+id = "https:\/\/sqs\/\$\$\{billing\}"\s+\}/,
  );
  expect(text).toMatch(/ignore_changes = \[\s*max_message_size,\s*\]/);
});

test('without a record nothing is taken over, and an address that is not there does nothing', () => {
  const plain = synthesized(new Map());
  expect(plain).not.toContain('import');
  expect(synthesized(new Map([['aws_sqs_queue.other', BILLING]]))).toBe(plain);
});
