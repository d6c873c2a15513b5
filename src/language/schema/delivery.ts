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
      'The provider of the repository. The new connection stays pending until somebody confirms it ' +
      'once in the AWS console.',
  }),
});

const CodePipeline = z
  .strictObject({
    repository: z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'a repository such as `my-org/shop`')
      .meta({ description: 'The full name of the repository, as its provider shows it.', examples: ['my-org/shop'] }),
    branch: z
      .string()
      .regex(/^[\w./-]+$/, 'the name of a branch: letters, digits and `_./-`')
      .default('main')
      .meta({ description: 'The branch whose changes are deployed.' }),
    connection: z.union([ConnectionArn, NewConnection]).meta({
      description: 'How AWS accesses the repository: the ARN of a connection, or `provider` for a new one.',
      examples: [{ provider: 'GitHub' }],
    }),
    environment: ElementName.meta({
      description: 'The environment in whose account and region the pipeline runs; required if there are several.',
    }).optional(),
    environments: z
      .array(ElementName)
      .min(1, 'a list that is not empty')
      .meta({ description: 'The environments to deploy, in this order; all of them if not given.' })
      .optional(),
    approve: z
      .array(ElementName)
      .meta({
        description: 'The environments that are deployed only after a person has seen and approved the plan.',
        examples: [['prod']],
      })
      .optional(),
    notify: Text.meta({
      description:
        'Who is notified that a plan waits for approval: a topic of this file, the ARN of another ' +
        'topic, or an e-mail address, whose owner has to confirm.',
      examples: ['ops@example.com'],
    }).optional(),
    file: z
      .string()
      .regex(/^(?!\/|\.\.(\/|$))[\w./-]+$/, 'a file in the repository: letters, digits and `_./-`')
      .default('topology.yaml')
      .meta({ description: 'The path of the topology file in the repository.' }),
    build: z
      .array(Text)
      .meta({
        description:
          'Commands that build what the topology refers to, such as archives of functions, before ' +
          'anything is checked or planned. Their results are part of every plan and deploy.',
        examples: [['npm ci', 'npm run build']],
      })
      .optional(),
  })
  .meta({ id: 'codepipeline', description: 'A pipeline of AWS CodePipeline that deploys this file.' });

export const Delivery = z
  .strictObject({ codepipeline: CodePipeline })
  .meta({ id: 'delivery', description: 'How merged changes are deployed, inside AWS.' });

export type CodePipelineFile = z.infer<typeof CodePipeline>;
