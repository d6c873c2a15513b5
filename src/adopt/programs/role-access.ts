import { policyPattern } from '#base/aws/policy-pattern';
import { isMap, parsedJson } from '#base/util/json';
import { textsOf } from '../inventory/attributes';
import type { FoundRole } from './found';

/* What a role may do with queues and topics, and besides. */

/** A pattern of IAM, ready to be asked about each queue. */
interface Pattern {
  readonly text: string;
  readonly matches: (text: string) => boolean;
}

interface Statement {
  readonly actions: readonly Pattern[];
  readonly resources: readonly Pattern[];
}

function patternsOf(texts: readonly string[]): Pattern[] {
  return texts.map((text) => ({ text, matches: policyPattern(text) }));
}

function textsIn(patterns: readonly Pattern[]): string[] {
  return patterns.map(({ text }) => text);
}

/** What a policy of a role allows; a statement by exclusion has no actions that could be listed. */
function allowedIn(policy: string): Statement[] {
  const document = parsedJson(policy);
  const written = isMap(document) ? [document['Statement']].flat() : [];
  return written
    .filter(isMap)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Action, NotAction, Resource, NotResource }) => ({
      actions: patternsOf(
        Action === undefined ? textsOf(NotAction).map((one) => `everything but ${one}`) : textsOf(Action),
      ),
      resources: patternsOf(
        Resource === undefined ? textsOf(NotResource).map((one) => `all but ${one}`) : textsOf(Resource),
      ),
    }));
}

/** What the role of every consumer has for its queues and topics. */
const OF_MESSAGES =
  /^(sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl|SendMessage)|sns:Publish)$/i;

/** What it has whatever it processes. */
const OF_EVERYBODY = /^(logs:(CreateLogGroup|CreateLogStream|PutLogEvents)|xray:Put\w+|ecr:\w+)$/i;

/** Policies of AWS that say no more than that: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
const GIVEN_POLICIES =
  /\/(AWSLambdaBasicExecutionRole|AWSLambdaSQSQueueExecutionRole|AWSXRayDaemonWriteAccess|AmazonECSTaskExecutionRolePolicy)$/;

/** A policy whose text is not known and that may be about messages: those of AWS say by their names what they are about. */
function mayBeOfMessages(name: string): boolean {
  return !/^arn:aws[a-z-]*:iam::aws:policy\//.test(name) || /sqs|sns|administrator|poweruser/i.test(name);
}

export type MayUse = 'named' | 'pattern' | 'no';

export class RoleAccess {
  private readonly statements: readonly Statement[];

  constructor(private readonly role: FoundRole) {
    this.statements = role.policies.flatMap(allowedIn);
  }

  /** Whether a role may do something with a thing, and whether it names that thing or only a pattern. */
  may(action: string, arn: string): MayUse {
    const found = this.statements
      .filter(({ actions }) => actions.some((one) => one.matches(action)))
      .flatMap(({ resources }) => resources)
      .filter((one) => one.matches(arn));
    if (textsIn(found).includes(arn)) return 'named';
    return found.length > 0 || this.role.unknown.some(mayBeOfMessages) ? 'pattern' : 'no';
  }

  /** What it may do beside what a consumer of the topology gets: `s3:GetObject on arn:aws:s3:::receipts/*`. */
  besides(own: ReadonlySet<string>): string[] {
    const written = this.statements.flatMap((statement) => {
      const [actions, resources] = [textsIn(statement.actions), textsIn(statement.resources)];
      const isOwn = resources.every((one) => own.has(one));
      const others = actions.filter((one) => !OF_EVERYBODY.test(one) && !(isOwn && OF_MESSAGES.test(one)));
      return others.length === 0 ? [] : [`${others.join(', ')} on ${resources.join(', ')}`];
    });
    const policies = this.role.unknown.filter((name) => !GIVEN_POLICIES.test(name));
    return [...new Set([...written, ...policies.map((name) => `what the policy ${name} allows`)])];
  }
}
