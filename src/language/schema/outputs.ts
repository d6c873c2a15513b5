import { z } from 'zod';

export const Outputs = z
  .strictObject({
    ssm: z
      .string()
      .regex(
        /^(?!\/(aws|ssm)(\/|$))(\/[\w.-]+){1,12}$/i,
        'what names of parameters start with, such as `/shop/prod`; not `/aws` or `/ssm`',
      )
      .meta({
        description:
          'The prefix of the parameter names: `<prefix>/topics/<name>/arn`, ' +
          '`<prefix>/queues/<name>/arn` and `<prefix>/queues/<name>/url`.',
        examples: ['/shop/${environment}'],
      }),
  })
  .meta({
    id: 'outputs',
    description:
      'Where others find topics and queues, in addition to the outputs of Terraform: SSM parameters ' +
      'with the ARN of each topic and the ARN and URL of each queue of the file.',
  });
