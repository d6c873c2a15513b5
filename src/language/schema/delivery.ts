import { z } from 'zod';
import { ElementName, Text } from './scalars';

/** https://docs.aws.amazon.com/dtconsole/latest/userguide/connections.html */
const ConnectionArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[a-z0-9-]+$/,
    'the ARN of a connection such as `arn:aws:codeconnections:eu-west-1:111111111111:connection/1234abcd`',
  );

const NewConnection = z.strictObject({
  provider: z.enum(['GitHub', 'GitLab', 'Bitbucket']).meta({
    description:
      'Where the repository is. The connection is made, and waits until somebody confirms it once in the console of AWS.',
  }),
});

const CodePipeline = z
  .strictObject({
    repository: z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'a repository such as `my-org/shop`')
      .meta({ description: 'The repository, as whoever keeps it names it.', examples: ['my-org/shop'] }),
    branch: z
      .string()
      .regex(/^[\w./-]+$/, 'the name of a branch: letters, digits and `_./-`')
      .default('main')
      .meta({ description: 'What is merged here is deployed.' }),
    connection: z.union([ConnectionArn, NewConnection]).meta({
      description: 'How AWS gets at the repository: the ARN of a connection, or `provider` for a new one.',
      examples: [{ provider: 'GitHub' }],
    }),
    environment: ElementName.meta({
      description: 'In whose account and region the pipeline stands; needed if there are several.',
    }).optional(),
    environments: z
      .array(ElementName)
      .min(1, 'a list that is not empty')
      .meta({ description: 'What is deployed, in this order; every environment if not given.' })
      .optional(),
    approve: z
      .array(ElementName)
      .meta({
        description: 'The environments that are deployed only when a person has seen the plan and agrees.',
        examples: [['prod']],
      })
      .optional(),
    notify: Text.meta({
      description:
        'Who hears that a plan waits for somebody to agree: a topic of this file, the ARN of another one, or an e-mail ' +
        'address, whose owner has to confirm.',
      examples: ['ops@example.com'],
    }).optional(),
    file: z
      .string()
      .regex(/^(?!\/|\.\.(\/|$))[\w./-]+$/, 'a file in the repository: letters, digits and `_./-`')
      .default('topology.yaml')
      .meta({ description: 'The topology, as seen from the top of the repository.' }),
    build: z
      .array(Text)
      .meta({
        description:
          'Commands that make what the topology refers to, such as archives of functions, before anything is proved or ' +
          'planned. What they leave behind goes into every plan and deploy.',
        examples: [['npm ci', 'npm run build']],
      })
      .optional(),
  })
  .meta({ id: 'codepipeline', description: 'A pipeline of AWS CodePipeline that deploys this file.' });

export const Delivery = z
  .strictObject({ codepipeline: CodePipeline })
  .meta({ id: 'delivery', description: 'How what is merged is deployed, inside AWS.' });

export type CodePipelineFile = z.infer<typeof CodePipeline>;
