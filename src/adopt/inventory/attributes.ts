import { isMap, parsedJson, type JsonObject, type PlainMap } from '#base/util/json';
import { byCodeUnit } from '#base/util/text';
import type { Tags } from '#model/element';
import type { Kept } from './inventory';

/* Values as Terraform and AWS write them: texts for everything, and nothing, empty and absent for the same. */

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts in a list, or the one that stands alone. */
export function textsOf(value: unknown): string[] {
  return [value].flat().flatMap((one) => textOf(one) ?? []);
}

/** What of a map is text, such as the variables of a program. */
export function textEntriesOf(value: unknown): Record<string, string> {
  const entries = Object.entries(isMap(value) ? value : {});
  return Object.fromEntries(entries.flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])));
}

export function flagOf(value: unknown): boolean {
  return value === true || value === 'true';
}

/** A number, or its text; `fallback` is what AWS has if nothing is said. */
export function numberOf(value: unknown, fallback: number): number {
  const isWritten = typeof value === 'number' || textOf(value) !== undefined;
  const number = isWritten ? Number(value) : NaN;
  return Number.isFinite(number) ? number : fallback;
}

/** The maps in a list, or the one that stands alone, as Terraform writes blocks. */
export function mapsOf(value: unknown): PlainMap[] {
  return [value].flat().filter(isMap);
}

/** A JSON map, or its text. */
export function documentOf(value: unknown): JsonObject | undefined {
  const document = typeof value === 'string' ? parsedJson(value) : value;
  return isMap(document) ? (document as JsonObject) : undefined;
}

/** The map of tags without those that AWS itself sets. */
export function tagsOf(...maps: readonly unknown[]): Record<string, string> {
  const all: PlainMap = Object.assign({}, ...maps.filter(isMap)) as PlainMap;
  const own = Object.entries(all).filter(
    ([key, value]) => !key.startsWith('aws:') && typeof value === 'string',
  );
  return Object.fromEntries(own.sort(([a], [b]) => byCodeUnit(a, b))) as Record<string, string>;
}

/** CloudFormation tags what it makes: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-tags.html */
const STACK = 'aws:cloudformation:stack-name';
const LOGICAL_ID = 'aws:cloudformation:logical-id';

/** The stack that manages something, and its name there, by its tags. */
export function stackOriginOf(tags: Readonly<Record<string, unknown>>): string[] {
  const [stack, logicalId] = [tags[STACK], tags[LOGICAL_ID]];
  return typeof stack === 'string' && typeof logicalId === 'string' ? [`${stack} ${logicalId}`] : [];
}

/** The same, read again. */
export function stackOriginIn(
  origin: readonly string[],
): { readonly stack: string; readonly logicalId: string } | undefined {
  const [, stack, logicalId] = /^([\w-]+) (\w+)$/.exec(origin[0] ?? '') ?? [];
  return stack !== undefined && logicalId !== undefined ? { stack, logicalId } : undefined;
}

/** Its tags with those of CloudFormation. */
export function tagsSeen({
  tags,
  origin,
}: {
  readonly tags: Tags;
  readonly origin: readonly string[];
}): Tags {
  const found = stackOriginIn(origin);
  return found ? { ...tags, [STACK]: found.stack, [LOGICAL_ID]: found.logicalId } : tags;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The settings of a table that are set, and that the language has no key for. */
export function keptOf(values: PlainMap, words: Readonly<Record<string, string>>): Kept[] {
  return Object.entries(words).flatMap(([argument, name]): Kept[] => {
    const value = values[argument];
    const isNothing = value === undefined || value === null || value === '' || value === 0;
    return isNothing ? [] : [{ argument, words: name, value: shown(value) }];
  });
}
