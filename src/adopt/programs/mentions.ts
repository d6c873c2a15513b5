import type { LiveQueue, LiveTopic } from '../inventory/inventory';

/** One variable that names a queue or a topic. */
export interface Mention {
  readonly arn: string;
  readonly variable: string;
}

/** A variable may hold several, also as JSON or as a list. */
const BETWEEN = /[\s"',;|{}[\]]+/;

/** A bare name is one only if the variable says what it names. */
const NAMES_ONE = /queue|topic|sqs|sns/i;

/** The queues and topics that the variables of a program name, by URL, ARN or name. */
export function mentionsIn(
  variables: Readonly<Record<string, string>>,
  elements: readonly (LiveQueue | LiveTopic)[],
): Mention[] {
  const byText = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const one of elements) {
    byText.set(one.arn, one.arn);
    if ('url' in one) byText.set(one.url, one.arn);
    byName.set(one.name, one.arn);
  }
  return Object.entries(variables).flatMap(([variable, value]) => {
    const plain = NAMES_ONE.test(variable) ? byName.get(value) : undefined;
    const named = [plain, ...value.split(BETWEEN).map((text) => byText.get(text))];
    const arns = new Set(named.filter((arn) => arn !== undefined));
    return Array.from(arns, (arn): Mention => ({ arn, variable }));
  });
}

/** Whether a variable is called as if the program sent to the queue instead of reading it. */
export function soundsLikeSending(variable: string): boolean {
  return /(^|_)(send|out|output|outbound|outgoing|dest|destination|target|publish|notify|dlq|dead|failed|failure|error|errors)(_|$)/i.test(
    variable.replace(/([a-z])([A-Z])/g, '$1_$2'),
  );
}
