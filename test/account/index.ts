import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quietSdk } from '#base/aws/quiet-sdk';
import { Account } from './account';
import { NOT_SETTLED, type Check, type Finding } from './check';
import { checksWith } from './checks';
import { writeFindings } from './facts-file';

/*
 * `npm run test:aws`: asks an AWS account of yours what no page of AWS says, in about ten minutes and for a few cents.
 * Everything has a prefix of its own and is taken away at the end, also after an error or Ctrl-C. What was seen goes into
 * the file of facts.
 */

const FACTS = join(__dirname, '../../src/base/aws/facts.json');

/** For the emulator, where nothing needs its time. */
const HURRY = 0.001;

const { values: options } = parseArgs({
  options: {
    region: { type: 'string' },
    facts: { type: 'string', default: FACTS },
    'foreign-queue': { type: 'string' },
    long: { type: 'boolean', default: false },
    hurry: { type: 'boolean', default: false },
  },
});

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function made(account: Account, check: Check): Promise<Finding[]> {
  try {
    return await check.run(account);
  } catch (failure) {
    process.exitCode = 1;
    const saw = `failed: ${(failure as Error).message}`;
    return check.facts.map((fact) => ({ fact, saw }));
  }
}

function words({ fact, holds, saw }: Finding): string {
  const verdict = holds === undefined ? 'open   ' : holds ? 'holds  ' : 'IS FALSE';
  return `${verdict} ${fact}: ${saw}`;
}

async function main(): Promise<void> {
  quietSdk();
  const region =
    options.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'eu-west-1';
  const prefix = `msgtopo-facts-${randomBytes(3).toString('hex')}`;
  const account = new Account(region, prefix, options.hurry ? HURRY : 1);
  if (!(await account.identify())) {
    say(
      'SKIPPED: test:aws asks a real AWS account and found no credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID). Nothing was tested.',
    );
    return;
  }
  say(`Account ${account.id}, ${region}: everything is called ${prefix}-…, and is taken away at the end`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => account.stop());
  const checks = checksWith(options['foreign-queue']).filter(({ isLong }) => options.long || !isLong);
  let findings: Finding[] = [];
  try {
    findings = (await Promise.all(checks.map((check) => made(account, check)))).flat();
  } finally {
    const left = await account.cleanUp();
    for (const what of left) say(`LEFT in the account: ${what}`);
    if (left.length > 0) process.exitCode = 1;
  }
  for (const finding of findings) say(words(finding));
  for (const [fact, why] of Object.entries(NOT_SETTLED)) say(`not asked ${fact}: ${why}`);
  if (!options.long) say('not asked tag-queue-keeps-awake: takes seven hours (--long)');
  await writeFindings(options.facts, findings, new Date().toISOString().slice(0, 10));
  if (findings.some(({ holds }) => holds === false)) process.exitCode = 1;
  say(`Written to ${options.facts}; read the difference before you commit it`);
}

void main();
