import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMES_ANOTHER } from '#deploy/plan/dangers/danger';
import { ROOT } from '#test/support/msgtopo';

const DOOR = readFileSync(join(ROOT, 'stacks/cdktf.ts'), 'utf8');
const RESOURCES = Array.from(DOOR.matchAll(/provider-aws\/lib\/((?!data-)[a-z0-9-]+)/g), ([, name]) => name!);
const CONFIG = /export interface \w+Config extends cdktf.TerraformMetaArguments \{([^]*?)\n\}/;

/** Takes an `arn`, which is its own: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ssm_parameter */
const ITS_OWN = 'ssm-parameter';

/** Whether the resource is told an ARN, which then is that of another one. */
function takesArn(resource: string): boolean {
  const types = readFileSync(
    join(ROOT, `node_modules/@cdktf/provider-aws/lib/${resource}/index.d.ts`),
    'utf8',
  );
  return /readonly arn\??:/.test(CONFIG.exec(types)?.[1] ?? '');
}

test('every resource that is told the ARN of another one is known', () => {
  const others = RESOURCES.filter((name) => name !== ITS_OWN && takesArn(name));
  const found = others.map((name) => `aws_${name.replaceAll('-', '_')}`);
  expect(found.sort()).toEqual([...NAMES_ANOTHER].sort());
});
