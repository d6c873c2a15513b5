import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, type Json } from '#base/util/json';
import { prove } from '#validate/prove';
import { partsOf } from '#model/parts';
import type { Topology } from '#model/topology';
import { diskWorkspace } from '#language/read/workspace';
import { App, TerraformElement, TerraformStack, Token, type Construct } from '#stacks/cdktf';
import { toTerraform } from '#stacks/one-pass';
import { literal } from '#stacks/text';
import { TopologyStack } from '#stacks/topology-stack';
import { topologyFile } from '#test/support/arbitrary-topology';
import { ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';
import { TODAY, topologyOf } from '#test/unit/topology-of';

/*
 * What is written fast is, to the byte, what cdktf writes when it is left alone. cdktf finds nothing wrong with any of
 * it, which is why nobody has to ask it each time.
 */

const outdir = emptyFolder();

afterAll(() => removeFolder(outdir));

function textOf(terraform: unknown): string {
  return JSON.stringify(terraform, null, 2);
}

function expectSame(topology: Topology, add?: (stack: TopologyStack) => unknown): void {
  const app = new App({ outdir });
  for (const part of partsOf(topology)) {
    const stack = new TopologyStack(app, topology, part, '../../..');
    add?.(stack);
    const fast = textOf(toTerraform(stack));
    stack.runAllValidations();
    stack.prepareStack();
    const slow: unknown = TerraformStack.prototype.toTerraform.call(stack);
    expect(fast).toBe(textOf(canonical(slow as Json)));
  }
}

function topologiesIn(folder: string): (readonly [string, Topology])[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const directory = join(ROOT, folder, name);
    if (!existsSync(join(directory, 'topology.yaml'))) return [];
    const bytes = readFileSync(join(directory, 'topology.yaml'));
    const proof = prove('topology.yaml', bytes, { workspace: diskWorkspace(directory), today: TODAY });
    return proof.topologies.map(
      (topology) => [`${folder}/${name} ${topology.environment}`, topology] as const,
    );
  });
}

const CASES = ['templates', 'test/fixtures/ok', 'test/fixtures/err', 'test/support'].flatMap(topologiesIn);

test('there is something to compare', () => expect(CASES.length).toBeGreaterThan(20));

test.each(CASES)('%s', (_, topology) => expectSame(topology));

test('topologies of any kind', () => {
  fc.assert(
    fc.property(topologyFile, (file) => expectSame(topologyOf(JSON.stringify(file)))),
    { numRuns: 30 },
  );
});

/** What means something to Terraform or to cdktf, in texts. */
const PIECES = ['${', '%{', '}', '$', '{', '"', '\\', 'TfToken', 'e+289', '-1.8e+289', '-5', '\u00e9', ' '];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => literal(pieces.join('')));

const REFERENCE = '${data.aws_subnets.network.ids}';
const tokens = [
  Token.asString(REFERENCE),
  Token.asNumber(REFERENCE),
  Token.asList(REFERENCE),
  Token.asAny(REFERENCE),
];

/** Texts, numbers and tokens, alone and inside of others. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom<unknown>(...tokens, undefined, null, true, -5, 0, 1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
}));

class Holding extends TerraformElement {
  constructor(
    scope: Construct,
    private readonly held: unknown,
  ) {
    super(scope, 'holding');
  }

  override toTerraform(): unknown {
    return { held: { value: this.held }, moved: [this.held] };
  }
}

test('values of any kind, with tokens of cdktf', () => {
  const topology = topologyOf('');
  fc.assert(
    fc.property(value, (any) => {
      expectSame(topology, (stack) => new Holding(stack, any));
    }),
    { numRuns: 300 },
  );
});
