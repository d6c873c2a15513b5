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
          'What the names of parameters start with: `<start>/topics/<name>/arn`, `<start>/queues/<name>/arn` and ' +
          '`<start>/queues/<name>/url`.',
        examples: ['/shop/${environment}'],
      }),
  })
  .meta({
    id: 'outputs',
    description:
      'Where others find topics and queues, beside the outputs of Terraform: in parameters of SSM, with the ARN of ' +
      'each topic ' +
      'and the ARN and URL of each queue in the file.',
  });
