/** A shape of one of AWS's models, with what it asks of a value. */
export type Shape =
  | {
      readonly type: 'string';
      readonly min?: number;
      readonly max?: number;
      readonly enum?: readonly string[];
      readonly pattern?: string;
    }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'list'; readonly min?: number; readonly max?: number; readonly of: Shape }
  | {
      readonly type: 'map';
      readonly min?: number;
      readonly max?: number;
      readonly key: Shape;
      readonly value: Shape;
    }
  | { readonly type: 'structure'; readonly members: Readonly<Record<string, Shape>> };

/** What `npm run models` keeps of the models: the requests that Terraform makes the provider send. */
export interface Models {
  /** Where they are from, with the version. */
  readonly source: string;
  readonly read: string;
  /** By service and shape: `ecs:CreateServiceRequest`. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** `visibility_timeout_seconds` and `VisibilityTimeoutSeconds` are one word. */
export function plainWord(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** A block of Terraform stands once for each item of a list: `filter` for `Filters`. */
function isNamed(member: string, name: string): boolean {
  const [found, wanted] = [plainWord(member), plainWord(name)];
  return found === wanted || found === `${wanted}s` || found === wanted.replace(/y$/, 'ies');
}

/** The member of a shape that a name of Terraform stands for; lists are looked into. */
export function memberOf(shape: Shape, name: string): Shape | undefined {
  if (shape.type === 'list') return memberOf(shape.of, name);
  if (shape.type === 'map') return shape.value;
  if (shape.type !== 'structure') return undefined;
  const members = Object.entries(shape.members);
  const exact = members.find(([member]) => plainWord(member) === plainWord(name));
  return (exact ?? members.find(([member]) => isNamed(member, name)))?.[1];
}
