import { load } from 'js-yaml';
import { YAML_CORE } from '#language/source/yaml-core';
import { CONSUMER_FINDINGS } from '#validate/explanations/of-consumers';
import { ELEMENT_FINDINGS } from '#validate/explanations/of-elements';
import { FILE_FINDINGS } from '#validate/explanations/of-the-file';
import { JUDGEMENT_FINDINGS } from '#validate/explanations/of-judgement';
import { YAML_FINDINGS } from '#validate/explanations/of-yaml';
import { RULES } from '#validate/rules/index';
import { proveText } from '#test/unit/topology-of';
import { FILES } from './findings-of';

/*
 * Help never leads astray: what a finding says, done to the bad example, takes the finding away and brings no other.
 * The example that follows the help has no findings, and what it changes is named in the message or the help.
 */

/** Other findings of examples, which show one thing and leave out the rest. */
const ABOUT_THE_WHOLE = new Set([
  'orphan-topic',
  'undeliverable-is-lost',
  'undrained-queue',
  'visibility-too-short-for-retries',
]);

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path} ${key}`));
}

function isYaml(text: string): boolean {
  try {
    load(text, { schema: YAML_CORE });
    return true;
  } catch {
    return false;
  }
}

/** What differs between two files, with the keys above it, as words. */
function changedWords(before: string, after: string): string[] {
  const [old, now] = [before, after].map((yaml) => new Map(leaves(load(yaml, { schema: YAML_CORE }), '')));
  const paths = [...new Set([...old!.keys(), ...now!.keys()])].filter(
    (path) => old!.get(path) !== now!.get(path),
  );
  return paths.flatMap((path) => wordsOf(`${path} ${now!.get(path) ?? ''} ${old!.get(path) ?? ''}`));
}

/** In words a topic or queue is standard where it has no `fifo`. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\w-]+/g) ?? [];
  return words.map((word) => (word === 'standard' ? 'fifo' : word));
}

function count(yaml: string, word: string): number {
  return wordsOf(yaml).filter((one) => one === word).length;
}

const DIRECTIVE =
  /\b(remove|report|set|add|raise|lower|use|name|reserve|write|give|declare)\b[^`]*`([\w.-]+)/i;

/** Whether an alternative of a help was done: a key is gone, or it is there and was changed. */
function isDone(clause: string, bad: string, after: string): boolean | undefined {
  const [, verb, key] = DIRECTIVE.exec(clause) ?? [];
  if (verb === undefined || key === undefined) return undefined;
  const word = wordsOf(key).at(-1)!;
  if (verb.toLowerCase() === 'remove') return count(after, word) < count(bad, word);
  return changedWords(bad, after).includes(word);
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { bad, good, followed }) => {
  const after = followed ?? good;
  const found = proveText(bad, FILES).diagnostics.filter(({ rule }) => rule === id);

  test('nothing finds anything once its help is followed', () => {
    const { diagnostics } = proveText(after, FILES);
    const rules = diagnostics
      .map(({ rule }) => rule)
      .filter((rule) => rule === id || !ABOUT_THE_WHOLE.has(rule));
    expect(rules).toEqual([]);
  });

  test('its message and help name what to change', () => {
    const said = new Set(found.flatMap(({ message, help }) => wordsOf(`${message} ${help ?? ''}`)));
    const changed = changedWords(bad, after).filter(
      (word) => !/^(\d|topics|queues|consumers|subscriptions)$/.test(word),
    );
    expect(changed.some((word) => said.has(word))).toBe(true);
  });

  test('one of the things that its help says was done', () => {
    for (const { help } of found) {
      const done = String(help)
        .split(/; |, or /)
        .map((clause) => isDone(clause, bad, after))
        .filter((one) => one !== undefined);
      if (done.length > 0) expect([help, done]).toEqual([help, expect.arrayContaining([true])]);
    }
  });
});

/** What is wrong with the text of a file, and with no key of it. */
const ABOUT_THE_TEXT = ['empty-file', 'file-size', 'yaml-alias', 'yaml-depth'];

/** The same of what is no rule: keys, values and names that the file may not have. */
const OTHERS = [
  ...ELEMENT_FINDINGS,
  ...CONSUMER_FINDINGS,
  ...FILE_FINDINGS,
  ...YAML_FINDINGS,
  ...JUDGEMENT_FINDINGS,
].filter(({ id, bad }) => isYaml(bad) && !ABOUT_THE_TEXT.includes(id));

describe.each(OTHERS.map((one) => [one.id, one] as const))('%s', (id, { bad, good }) => {
  const found = proveText(bad, FILES).diagnostics.filter(({ rule }) => rule === id);

  test('its message and help name what to change', () => {
    const said = new Set(found.flatMap(({ message, help }) => wordsOf(`${message} ${help ?? ''}`)));
    expect(changedWords(bad, good).some((word) => said.has(word))).toBe(true);
  });
});
