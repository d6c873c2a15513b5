import { oneOrList, type PolicyDocument, type Statement } from '../statement';
import type { Grant } from './grant';

function statementOf({ sid, actions, resources, condition }: Grant): Statement {
  const statement = {
    Sid: sid,
    Effect: 'Allow',
    Action: oneOrList(actions),
    Resource: oneOrList(resources),
  } as const;
  return condition ? { ...statement, Condition: condition } : statement;
}

function documentOf(grants: readonly Grant[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: grants.map(statementOf) };
}

/** IAM counts no white space between the parts. */
function sizeOf(grants: readonly Grant[]): number {
  return JSON.stringify(documentOf(grants)).length;
}

/** A grant as one that fits, or as several with a part of the resources each. */
function fitting(grant: Grant, limit: number, sid = grant.sid): Grant[] {
  const { resources } = grant;
  if (sizeOf([grant]) <= limit || resources.length < 2) return [grant];
  const middle = Math.ceil(resources.length / 2);
  const halves = [resources.slice(0, middle), resources.slice(middle)];
  return halves
    .flatMap((half) => fitting({ ...grant, resources: half }, limit, sid))
    .map((part, index) => ({ ...part, sid: `${sid}${index + 1}` }));
}

/** As few documents as hold all grants, in their order, none with more characters than `limit`. */
export function policyDocuments(grants: readonly Grant[], limit: number): PolicyDocument[] {
  const documents: Grant[][] = [[]];
  for (const grant of grants.flatMap((whole) => fitting(whole, limit))) {
    const last = documents.at(-1)!;
    if (last.length > 0 && sizeOf([...last, grant]) > limit) documents.push([grant]);
    else last.push(grant);
  }
  return documents.filter((held) => held.length > 0).map(documentOf);
}
