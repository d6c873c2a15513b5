import { load } from 'js-yaml';
import { checkShape } from '#language/schema/shape';

/* What people write by habit is told with what to write here. */

function helps(lines: string): string[] {
  const { diagnostics } = checkShape(load(`version: 1\nname: shop\nregion: eu-west-1\n${lines}`));
  return diagnostics.map(({ message, help }) => {
    const told = typeof help === 'function' ? help() : help;
    return `${message}: ${told ?? 'no help'}`;
  });
}

const aQueue = (key: string, value: string) => helps(`queues: { a: { ${key}: ${value} } }`);

test.each([
  ['yes', 'write `true`'],
  ['On', 'write `true`'],
  ['off', 'write `false`'],
  ["'false'", 'remove the quotes: `false`'],
  ['maybe', 'no help'],
])('a switch that is %s', (written, help) => {
  expect(aQueue('fifo', written)).toEqual([
    `\`fifo\` must be \`true\` or \`false\`, found the text \`${written.replaceAll("'", '')}\`: ${help}`,
  ]);
});

test.each([
  ['1h30m', 'write `90m`'],
  ['5 min', 'write `5m`'],
  ['5M', 'write `5m`'],
  ['2 days', 'write `2d`'],
  ['1 hour 30 minutes', 'write `90m`'],
  ['PT15M', 'write `15m`'],
  ['P4D', 'write `4d`'],
  ["'600'", 'write `600s` if you mean seconds'],
  ['“5d”', 'these are curly quotes; write `5d`'],
  ['soon', 'no help'],
  ['5m later', 'no help'],
])('a duration that is %s', (written, help) => {
  const shown = written.replaceAll("'", '');
  expect(aQueue('retention', written)).toEqual([
    `\`retention\` must be a duration such as \`30s\`, \`5m\`, \`12h\` or \`4d\`, found \`${shown}\`: ${help}`,
  ]);
});

test('a duration without a unit that is too short', () => {
  expect(aQueue('retention', '5')).toEqual([
    '`retention` must be from 1m to 14d, found `5`: a number without a unit is in seconds',
  ]);
});

test.each([
  ['256KB', 'write `256KiB`'],
  ['256 kib', 'write `256KiB`'],
  ['1M', 'write `1MiB`'],
  ['1024 bytes', 'write `1KiB`'],
  ['big', 'no help'],
])('a size that is %s', (written, help) => {
  expect(aQueue('maxMessageSize', written).map((told) => told.split(': ').at(-1))).toEqual([help]);
});

test('what must be there is told with what it may be', () => {
  expect(helps('consumers: { c: { queue: a } }')).toEqual([
    '`c` needs the key `type`: it may be `fargate`, `lambda`, `step-functions` or `external`',
  ]);
  const { diagnostics } = checkShape({ name: 'shop', region: 'eu-west-1' });
  expect(diagnostics).toMatchObject([{ help: 'write `version: 1`' }]);
});

test('an item of a list is told as one', () => {
  expect(helps('subscriptions: [{ queue: a }]')).toEqual([
    'an item of `subscriptions` needs the key `topic`: no help',
  ]);
});

test('what other tools call a value', () => {
  expect(helps('consumers: { c: { type: ECS, queue: a } }')[0]).toMatch(/here it is called `fargate`$/);
  expect(helps('consumers: { c: { type: Step Functions, queue: a } }')[0]).toMatch(
    /here it is called `step-functions`$/,
  );
});

test('a list where a map is wanted, and the other way round', () => {
  expect(helps('queues: [a]\nsubscriptions: { a: b }')).toEqual([
    '`queues` must be a map, found a list: write a map: each entry is a name and a colon, as in `orders: {}`',
    '`subscriptions` must be a list, found a map: write a list: each entry starts with a dash and a space',
  ]);
});

test('keys that hold no-break spaces, or are for anchors', () => {
  expect(helps('\u00a0queues: {}\nx-common: {}')).toEqual([
    'unknown key `\u00a0queues`: it holds a no-break space (U+00A0); write plain spaces',
    'unknown key `x-common`: define an anchor where it is used first, or use `defaults`',
  ]);
});

test('a colon without a space, and a section whose lines are not indented', () => {
  expect(helps('queues: { a: "retention:5d" }')).toEqual([
    '`a` must be a map, found the text `retention:5d`: a space is missing behind the colon: write `retention: 5d`',
  ]);
  expect(helps('queues:\n')).toEqual([
    '`queues` must be a map, found nothing: indent the lines that belong to it, or write `{}` if there are none',
  ]);
});

test.each([
  [
    'arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf:password::',
    'write `{ secretsManager: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf:password::" }`',
  ],
  [
    'arn:aws:ssm:eu-west-1:111111111111:parameter/db',
    'write `{ ssm: "arn:aws:ssm:eu-west-1:111111111111:parameter/db" }`',
  ],
  ['https://example.com/db', undefined],
])('a secret that is no map: %s', (value, help) => {
  const [told] = helps(`consumers: { w: { type: fargate, image: a, secrets: { P: "${value}" } } }`);
  expect(told?.startsWith('`P` must be a map')).toBe(true);
  if (help === undefined) expect(told).not.toContain('space is missing');
  else expect(told).toContain(help);
});

test('files of other tools are known', () => {
  expect(helps('Resources: {}').join()).toContain('`msgtopo import cloudformation`');
  expect(helps('type: Worker Service').join()).toContain('`msgtopo import copilot`');
});

test.each([
  ["lambda: 'arn:aws:lambda:eu-west-1:111111111111:function:chat'", 'write `function` instead of `lambda`'],
  ["queue: 'arn:aws:sqs:eu-west-1:111111111111:partner'", 'give it a name in `queues`'],
])('an ARN where a name of the file is expected: %s', (endpoint, help) => {
  const told = helps(`topics: { t: {} }\nsubscriptions: [{ topic: t, ${endpoint} }]`);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(help);
});
