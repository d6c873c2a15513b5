import type { PlainMap } from '#base/util/json';
import type { OldSide } from '../release/old-side';
import { referencesToRetained, retainedIn } from './staying';

export interface RetainedFile {
  readonly stack: string;
  /** Of the template that retains what is taken over. */
  readonly file: string;
}

/**
 * How a stack lets go. What goes from a template, or with its stack, is deleted, unless it is retained first.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export function stackSide(template: PlainMap, { stack, file }: RetainedFile): OldSide {
  const ids = retainedIn(template);
  const references = [...referencesToRetained(template)];
  const update = `aws cloudformation deploy --stack-name ${stack} --template-file ${file}`;
  const check = `aws cloudformation get-template --stack-name ${stack}`;
  const names = ids.map((id) => `- \`${id}\``).join('\n');
  const readers = references.map(
    ([id, to]) => `- \`${id}\` refers to ${to.map((one) => `\`${one}\``).join(', ')}`,
  );
  return {
    before: [
      `Retain what the topology takes over: \`${update}\`, with the capabilities and parameters that the stack has. ` +
        'With SAM, Serverless or CDK, write the two policies in the source instead and deploy that ' +
        '(`applyRemovalPolicy(RemovalPolicy.RETAIN)` in CDK), or its next deploy takes them away again.',
      `Read what is deployed, and go on only when each resource below has \`DeletionPolicy: Retain\`: \`${check}\`.`,
    ],
    after: [
      'Take the resources below out of the template, with whatever still refers to them, and deploy it again: ' +
        'CloudFormation then lets go of them and deletes nothing. Until then, do not change them in the template.',
    ],
    sections: [
      `## Retained in the stack ${stack}`,
      `${file} is the template with \`DeletionPolicy: Retain\` and \`UpdateReplacePolicy: Retain\` on each of these. Keys come first: without its key, nobody can read what waits in a queue.\n\n${names}`,
      ...(readers.length > 0
        ? [
            `## What refers to them in the stack ${stack}`,
            `These stay. Before the resources go from the template, write their ARNs, URLs or names here:\n\n${readers.join('\n')}`,
          ]
        : []),
    ],
    commands: [update],
  };
}
