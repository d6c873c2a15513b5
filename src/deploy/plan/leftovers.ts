import type { Plan } from './changes';
import { text } from './dangers/danger';

/** A setting that stays in AWS although the file has it no more, since Terraform leaves alone what it is not told of. */
export interface Leftover {
  readonly element: string;
  readonly message: string;
  /** What takes it off. */
  readonly command: string;
}

/**
 * The AWS provider takes a redrive policy that is not written as one to be kept. An empty text is the same to it, and
 * whether SQS takes an empty policy is not documented, so you take it off yourself.
 */
export function leftovers({ resources, topology }: Plan): Leftover[] {
  return resources.flatMap(({ type, action, element, after }) => {
    const queue = type === 'aws_sqs_queue' ? topology.queues.get(element.name) : undefined;
    const stays = action === 'none' || action === 'import' || action === 'update' || action === 'move';
    if (!queue?.owned || queue.deadLetters || !stays || text(after['redrive_policy']) === '') return [];
    const url = text(after['url']) || text(after['id']);
    return [
      {
        element: element.id,
        message: `${element.label} keeps its dead-letter queue in AWS, since Terraform cannot take it off`,
        command: `aws sqs set-queue-attributes --queue-url ${url} --attributes RedrivePolicy=`,
      },
    ];
  });
}
