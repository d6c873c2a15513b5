import {
  DefaultTokenResolver,
  StringConcat,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  Tokenization,
  type IConstruct,
  type TerraformStack,
} from './cdktf';
import { canonical, type Json } from '#base/util/json';
import { attributesOf } from './resource-attributes';
import { isToken, settled } from './text';

/*
 * What `toTerraform` of a cdktf stack gives, in one pass instead of four. cdktf looks for its tokens in every text
 * and every key, once to prepare, once for each element, once in the whole; here nearly everything is literal, and
 * the few tokens that there are can be told from the rest by a look. By public methods of cdktf alone.
 */

type Fragment = Record<string, unknown>;

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** Whether cdktf has to look at a value itself; what looks like a token and is none does no harm. */
function mayBeToken(value: unknown): boolean {
  if (typeof value === 'string') return isToken(value);
  if (typeof value === 'number') return value < 0;
  if (Array.isArray(value)) return value.length === 1 && mayBeToken(value[0]);
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return Tokenization.isResolvable(value);
}

/** Takes tokens and what is undefined out of the values of one scope, settles all texts, and puts keys in order. */
class Plain {
  constructor(private readonly scope: IConstruct) {}

  of(value: unknown): unknown {
    if (mayBeToken(value)) return this.resolve(value);
    if (typeof value === 'string') return settled(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.of(item)).filter((item) => item !== undefined);
    const result: Fragment = {};
    for (const key of Object.keys(value).sort()) {
      const item = this.of((value as Fragment)[key]);
      if (item !== undefined) result[settled(key)] = item;
    }
    return result;
  }

  private resolve(value: unknown): unknown {
    return Tokenization.resolve(value, { scope: this.scope, resolver: RESOLVER, preparing: false });
  }
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As cdktf merges: maps key by key, lists end to end. */
function mergeInto(target: Fragment, source: Fragment): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (isFragment(present) && isFragment(value)) mergeInto(present, value);
    else target[key] = Array.isArray(present) && Array.isArray(value) ? present.concat(value) : value;
  }
}

/** Every element of a stack, in the order in which they were made. */
function elementsOf(construct: IConstruct): TerraformElement[] {
  const below = construct.node.children.flatMap(elementsOf);
  return TerraformElement.isTerraformElement(construct) ? [construct, ...below] : below;
}

/** Where the cdktf command finds the outputs: by the path of their construct. */
function placeOf(output: TerraformOutput): Fragment {
  const path = output.node.path.split('/');
  return path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), output.friendlyUniqueId) as Fragment;
}

/** Attributes by type and name, keys in order. */
type Resources = Record<string, Fragment>;

function inOrder<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, map[key]!]),
  );
}

function releaseOf(stack: TerraformStack): unknown {
  return stack.node.tryGetContext('cdktfVersion');
}

/** Of those elements that are no ordinary resources, keys in order. */
function rest(stack: TerraformStack, elements: readonly TerraformElement[], plain: Plain): Fragment {
  const metadata: Fragment = {
    version: releaseOf(stack),
    stackName: stack.node.id,
    backend: 'local',
  };
  const outputs: Fragment = {};
  const terraform: Fragment = { '//': { metadata, outputs } };
  for (const element of elements) {
    mergeInto(metadata, plain.of(element.toMetadata()) as Fragment);
    if (TerraformOutput.isTerraformOutput(element)) mergeInto(outputs, placeOf(element));
    mergeInto(terraform, plain.of(element.toTerraform()) as Fragment);
  }
  return canonical(terraform as Json) as Fragment;
}

/** The Terraform of a stack, keys in order. */
export function toTerraform(stack: TerraformStack): Fragment {
  const release = releaseOf(stack);
  const plain = new Plain(stack);
  const resources: Resources = {};
  const others: TerraformElement[] = [];
  for (const element of elementsOf(stack)) {
    const attributes = TerraformResource.isTerraformResource(element) && attributesOf(element, release);
    if (attributes) {
      const ofType = (resources[element.terraformResourceType] ??= {});
      ofType[element.friendlyUniqueId] = plain.of(attributes);
    } else others.push(element);
  }
  const terraform = rest(stack, others, plain);
  for (const [type, named] of Object.entries((terraform['resource'] ?? {}) as Resources)) {
    Object.assign((resources[type] ??= {}), named);
  }
  const types = Object.keys(resources).sort();
  if (types.length === 0) return terraform;
  const resource = Object.fromEntries(types.map((type) => [type, inOrder(resources[type]!)]));
  return inOrder({ ...terraform, resource });
}
