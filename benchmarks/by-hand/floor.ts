/*
 * The least that anything can do which turns the file into Terraform: load the YAML, and write the JSON, here copies of
 * what `template.json` says of the first queue.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';

type Resources = Record<string, Record<string, unknown>>;

const { queues } = load(readFileSync('topology.yaml', 'utf8')) as { readonly queues: object };
const template = readFileSync('template.json', 'utf8');
const resource: Resources = {};
for (const name of Object.keys(queues)) {
  const copy = JSON.parse(template.replaceAll('work-0', name).replaceAll('worker-0', `worker-${name}`)) as {
    readonly resource: Resources;
  };
  for (const [type, named] of Object.entries(copy.resource)) Object.assign((resource[type] ??= {}), named);
}
mkdirSync('floor.out', { recursive: true });
writeFileSync('floor.out/cdk.tf.json', JSON.stringify({ resource }, null, 2));
