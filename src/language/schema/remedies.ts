import { list, quoted } from '#base/util/text';
import { DURATION, formatBytes, formatSeconds, SIZE, toSeconds } from '#base/util/units';
import { NAME_FORM } from '#model/element';
import type { Issue } from './issue-words';

/*
 * How a value would be right that people write by habit: YAML 1.1's booleans, durations and sizes of other tools,
 * quotes of a word processor, values that AWS or another tool calls otherwise.
 */

const SWITCHES: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  y: true,
  enabled: true,
  false: false,
  no: false,
  off: false,
  n: false,
  disabled: false,
};

function switched(value: string, issue: Issue): string | undefined {
  const wanted = issue.code === 'invalid_type' && issue.expected === 'boolean';
  const meant = wanted ? SWITCHES[value.toLowerCase()] : undefined;
  if (meant === undefined) return undefined;
  return value === String(meant) ? `remove the quotes: \`${meant}\`` : `write \`${meant}\``;
}

function unquotedNumber(value: string, issue: Issue): string | undefined {
  const wanted = issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
  return wanted && /^-?\d+(\.\d+)?$/.test(value) ? `remove the quotes: \`${value}\`` : undefined;
}

const CURLY = /[\u2018\u2019\u201c\u201d]/g;

/** What a word processor, a chat or a web page makes of quotes and spaces. */
function typographic(value: string): string | undefined {
  if (value.search(CURLY) >= 0) return `these are curly quotes; write \`${value.replace(CURLY, '')}\``;
  if (value.includes('\u00a0'))
    return `it holds a no-break space (U+00A0); write \`${value.replaceAll('\u00a0', ' ').trim()}\``;
  return undefined;
}

/** The first letter of each unit is ours: `minutes`, `min`, `mins`, `m`. */
const AMOUNT = /(\d+)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])\s*/giy;
const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function secondsOf(value: string): number | undefined {
  const iso = ISO.exec(value)?.slice(1);
  if (iso) {
    const units = ['w', 'd', 'h', 'm', 's'];
    const amounts = units.map((unit, index) => (iso[index] === undefined ? 0 : toSeconds(iso[index] + unit)!));
    return amounts.reduce((sum, amount) => sum + amount);
  }
  const parts = [...value.matchAll(AMOUNT)];
  if (parts.length === 0 || parts.map(([text]) => text).join('') !== value) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + toSeconds(`${count}${unit!.charAt(0).toLowerCase()}`)!, 0);
}

function duration(value: string): string | undefined {
  if (DURATION.test(value)) return undefined;
  if (/^\d+$/.test(value)) return `write \`${value}s\` if you mean seconds`;
  const seconds = secondsOf(value.trim());
  return seconds ? `write \`${formatSeconds(seconds)}\`` : undefined;
}

const BYTES_OF: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 * 1024 };

function size(value: string): string | undefined {
  if (SIZE.test(value)) return undefined;
  const [, count, unit] = /^(\d+)\s*([km]?)(?:i?b(?:ytes?)?)?$/i.exec(value.trim()) ?? [];
  if (count === undefined) return undefined;
  const bytes = Number(count) * BYTES_OF[unit!.toLowerCase()]!;
  return bytes > 0 ? `write \`${formatBytes(bytes)}\`` : undefined;
}

/** What AWS and other tools call our values. */
const OURS: Readonly<Record<string, string>> = {
  ecs: 'fargate',
  service: 'fargate',
  function: 'lambda',
  sfn: 'step-functions',
  stepfunctions: 'step-functions',
  statemachine: 'step-functions',
  eventbridge: 'event-rule',
  events: 'event-rule',
  scheduler: 'schedule',
  cron: 'schedule',
  bucket: 's3',
  dynamodb: 'table',
};

function ourValue(value: string, accepted: readonly string[]): string | undefined {
  const ours = OURS[value.toLowerCase().replace(/[^a-z]/g, '')];
  return ours !== undefined && accepted.includes(ours) ? `here it is called \`${ours}\`` : undefined;
}

function acceptedBy(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []) : [];
}

function outOfRange(value: unknown, forms: readonly string[]): string | undefined {
  // `from 1m to 14d`: the bounds of a duration, which a bare number gives in seconds.
  const isDuration = forms.some((form) => /^from \d+[smhd] to /.test(form));
  if (!isDuration || typeof value !== 'number') return undefined;
  return 'a number without a unit is in seconds';
}

/** `retention:5d`, which YAML reads as a text, but no ARN and no URL: these are values. */
function missingSpace(value: string, forms: readonly string[]): string | undefined {
  const [, key, rest] = /^(?!arn:)([A-Za-z][\w-]*):(?!\/\/)(\S.*)$/s.exec(value) ?? [];
  if (key === undefined || !forms.includes('a map')) return undefined;
  return `a space is missing behind the colon: write \`${key}: ${rest}\``;
}

/** Where to write what has an ARN, by its service; only elements of the file have names. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  sqs: 'give it a name in `queues`, with this ARN as `external`, and write that name here',
  sns: 'give it a name in `topics`, with this ARN as `external`, and write that name here',
  lambda: 'write `function` instead of `lambda` for a function that is not in this file',
};

/** Where values are kept that a program reads when it starts, by the service of their ARN. */
const KEPT: Readonly<Record<string, string>> = { secretsmanager: 'secretsManager', ssm: 'ssm' };

/** An ARN where a name is expected, or a map that says what it is of. */
function arnElsewhere(value: string, forms: readonly string[]): string | undefined {
  const [, service] = /^arn:aws[a-z-]*:(\w+):/.exec(value) ?? [];
  if (service === undefined) return undefined;
  if (forms.includes(NAME_FORM)) return ELSEWHERE[service];
  const key = KEPT[service];
  return key !== undefined && forms.includes('a map') ? `write \`{ ${key}: "${value}" }\`` : undefined;
}

/** How the value would be right; `forms` is what is expected, in our words. */
export function remedy(value: unknown, issue: Issue, forms: readonly string[]): string | undefined {
  if (value === null && forms.includes('a map'))
    return 'indent the lines that belong to it, or write `{}` if there are none';
  if (typeof value !== 'string') return outOfRange(value, forms);
  const found =
    switched(value, issue) ??
    unquotedNumber(value, issue) ??
    typographic(value) ??
    missingSpace(value, forms) ??
    arnElsewhere(value, forms) ??
    ourValue(value, acceptedBy(issue).map(String));
  if (found !== undefined) return found;
  if (forms.some((form) => form.startsWith('a duration '))) return duration(value);
  return forms.some((form) => form.startsWith('a size ')) ? size(value) : undefined;
}

/** What a key that is missing may be; `undefined` if that is more than a line. */
export function whatToWrite(key: string, issue: Issue): string | undefined {
  const accepted = acceptedBy(issue);
  if (accepted.length === 0 || accepted.length > 12) return undefined;
  if (accepted.length === 1) return `write \`${key}: ${String(accepted[0])}\``;
  return `it may be ${list(quoted(accepted.map(String)), 'or')}`;
}
