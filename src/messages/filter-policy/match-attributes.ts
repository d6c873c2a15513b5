import type { FieldTest } from './field-test';
import { isBinary, valuesOf, type MessageAttribute, type MessageAttributes } from './message';

/** The attribute of that name that SNS looks at. */
export function attributeNamed(attributes: MessageAttributes, name: string): MessageAttribute | undefined {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return attribute === undefined || isBinary(attribute) ? undefined : attribute;
}

function holds({ name, absent, accepts }: FieldTest, attributes: MessageAttributes): boolean {
  const attribute = attributeNamed(attributes, name);
  if (!attribute) return absent;
  if (attribute.DataType === 'String') return accepts(attribute.StringValue ?? '');
  const values = valuesOf(attribute);
  // An empty list is as good as no attribute, an unreadable text matches nothing.
  if (values?.length === 0) return absent;
  return values?.some(accepts) ?? false;
}

function holdAll(tests: readonly FieldTest[], attributes: MessageAttributes): boolean {
  for (const test of tests) if (!holds(test, attributes)) return false;
  return true;
}

/** Whether SNS looks at any attribute at all. */
export function hasAttributes(attributes: MessageAttributes): boolean {
  return Object.keys(attributes).some((name) => attributeNamed(attributes, name));
}

/** SNS rejects a message without attributes even if the policy asks for none, says its documentation. */
export function matchesAttributes(
  alternatives: readonly (readonly FieldTest[])[],
  attributes: MessageAttributes,
): boolean {
  for (const tests of alternatives) if (holdAll(tests, attributes)) return hasAttributes(attributes);
  return false;
}
