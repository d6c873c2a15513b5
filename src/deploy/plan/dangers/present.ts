import { nameIn, parseArn } from '#base/aws/arns';
import { isTopic } from '#model/outlets';
import type { Queue, Topic } from '#model/topology';
import type { Plan } from '../changes';
import { text } from './danger';

/** Whether anything of the plan is deployed; in a first deploy nothing can be opened that is closed now. */
export function isLive({ resources }: Plan): boolean {
  return resources.some(({ before }) => Object.keys(before).length > 0);
}

/** Whether the plan makes the resource of an element, so that nobody uses it yet. */
export function isNew(type: string, name: string, { resources }: Plan): boolean {
  return resources.some(
    (change) => change.type === type && change.element.name === name && change.action === 'create',
  );
}

/** Whether nobody uses a topic or queue yet, since this plan makes it. */
export function isNewOutlet(outlet: Topic | Queue, plan: Plan): boolean {
  return isNew(isTopic(outlet) ? 'aws_sns_topic' : 'aws_sqs_queue', outlet.name, plan);
}

/** The same of a topic or queue that only its ARN tells; one that is not known yet is new. */
export function isNewArn(arn: string, { resources }: Plan): boolean {
  if (arn === '') return true;
  const name = nameIn(arn);
  const type = parseArn(arn)?.service === 'sns' ? 'aws_sns_topic' : 'aws_sqs_queue';
  return resources.some(
    (change) => change.type === type && change.action === 'create' && text(change.after['name']) === name,
  );
}

/** The account that the plan is for, if the file, Terraform or an ARN says it. */
export function accountOf({ topology, asked, resources }: Plan): string | undefined {
  if (topology.account !== undefined) return topology.account;
  if (asked !== undefined) return asked;
  for (const { before } of resources) {
    const account = parseArn(text(before['arn']))?.account;
    if (account !== undefined && account !== '') return account;
  }
  return undefined;
}

/** Whether an ARN names another account than the one that the plan is for. */
export function isForeign(arn: string, plan: Plan): boolean {
  const [account, own] = [parseArn(arn)?.account, accountOf(plan)];
  return account !== undefined && account !== '' && own !== undefined && account !== own;
}
