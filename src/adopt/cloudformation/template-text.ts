import { CORE_SCHEMA, load, Type } from 'js-yaml';
import { isMap, type PlainMap } from '#base/util/json';

/*
 * Templates of CloudFormation in YAML or JSON. The short form of a function, as `!GetAtt Queue.Arn`, means the long one:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */

/** `Ref` and `Condition` stand without `Fn::`. */
function longForm(tag: string, value: unknown): PlainMap {
  const name = tag.replace(/^!/, '');
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name !== 'GetAtt' || typeof value !== 'string') return { [`Fn::${name}`]: value };
  const dot = value.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
}

const SHORT_FORMS = (['scalar', 'sequence', 'mapping'] as const).map(
  (kind) =>
    new Type('!', {
      kind,
      multi: true,
      construct: (value: unknown, tag?: string) => longForm(tag ?? '', value),
    }),
);

/** Without the timestamps of YAML 1.1: `2012-10-17` is the version of a policy. */
const SCHEMA = CORE_SCHEMA.extend(SHORT_FORMS);

/** A map, or why it is none. */
export function mapIn(text: string): PlainMap | string {
  try {
    const value = load(text, { schema: SCHEMA });
    return isMap(value) ? value : 'it holds no map';
  } catch (failure) {
    return failure instanceof Error ? failure.message.split('\n')[0]! : 'it cannot be read';
  }
}
