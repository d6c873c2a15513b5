import { ACCOUNT, subscription, topic, url, type StackCase } from './case';

/** Stacks whose values follow from parameters and functions, or do not follow at all. */
export const FURTHER_STACKS: readonly StackCase[] = [
  {
    of: 'parameters, mappings and conditions',
    template: `
Parameters: { Stage: { Type: String } }
Mappings: { Times: { prod: { hide: 300 }, test: { hide: 30 } } }
Conditions: { IsProd: !Equals [!Ref Stage, prod], IsTest: !Not [!Condition IsProd] }
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub ["\${Name}.fifo", { Name: !Select [0, !Split ["/", "jobs/x"]] }]
      FifoQueue: true
      ContentBasedDeduplication: !If [IsProd, true, !Ref AWS::NoValue]
      DelaySeconds: !If [IsTest, 9, !Ref AWS::NoValue]
      VisibilityTimeout: !FindInMap [Times, !Ref Stage, hide]
`,
    physical: { Jobs: url('jobs.fifo') },
    parameters: { Stage: 'prod' },
    counts: [0, 1, 0],
    says: ['fifo: true', 'contentBasedDeduplication: true', 'visibilityTimeout: 5m'],
    tells: [],
    retained: ['Jobs'],
  },
  {
    of: 'an EventBridge rule into a queue',
    template: `
Resources:
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Rule:
    Type: AWS::Events::Rule
    Properties: { Name: nightly, Targets: [{ Arn: !GetAtt Jobs.Arn, Id: jobs }] }
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: events.amazonaws.com }
            Action: sqs:SendMessage
            Resource: !GetAtt Jobs.Arn
            Condition: { ArnEquals: { aws:SourceArn: !Sub "arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:rule/nightly" } }
`,
    physical: { Jobs: url('jobs'), Rule: 'nightly', Policy: 'p' },
    counts: [0, 1, 0],
    says: [`sourceArn: arn:aws:events:eu-west-1:${ACCOUNT}:rule/nightly`],
    tells: ['Rule'],
    retained: ['Jobs', 'Policy'],
  },
  {
    of: 'a subscription inside of its topic, and another account that subscribes',
    template: `
Resources:
  News:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: news
      DisplayName: News
      Subscription: [{ Protocol: email, Endpoint: ann@example.com }]
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref News]
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: { AWS: "222222222222" }, Action: sns:Subscribe, Resource: !Ref News }]
`,
    physical: { News: topic('news'), Policy: 'p' },
    counts: [1, 0, 0],
    says: ['subscribers: { accounts: ["222222222222"] }'],
    tells: ['News to ann@example.com'],
    retained: ['News', 'Policy'],
  },
  {
    of: 'a key that a queue names by its alias, and one that nobody uses',
    template: `
Resources:
  Key: { Type: AWS::KMS::Key }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/jobs, TargetKeyId: !Ref Key } }
  Other: { Type: AWS::KMS::Key }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs, KmsMasterKeyId: alias/jobs } }
`,
    physical: { Key: 'k1', Alias: 'alias/jobs', Other: 'k2', Jobs: url('jobs') },
    counts: [0, 1, 0],
    says: ['encryption: { kmsKey: alias/jobs }'],
    tells: ['Key', 'Alias', 'Other'],
    retained: ['Key', 'Jobs'],
  },
  {
    of: 'values of other stacks, a nested stack, and a queue that a condition leaves out',
    template: `
Conditions: { Never: !Equals [a, b] }
Resources:
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs, VisibilityTimeout: !ImportValue shared-timeout } }
  Later: { Type: AWS::SQS::Queue, Condition: Never }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://example.com/t" } }
  Sub:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: "${topic('theirs')}", Protocol: sqs, Endpoint: !GetAtt Jobs.Arn }
`,
    physical: { Jobs: url('jobs'), Nested: 'n', Sub: subscription('theirs') },
    counts: [0, 1, 1],
    says: [`theirs: { external: ${topic('theirs')} }`],
    tells: ['VisibilityTimeout of Jobs', 'Later', 'Nested'],
    retained: ['Jobs', 'Later', 'Sub'],
  },
  {
    of: 'a service, its task definition, its role, a pipe and a state machine',
    template: `
Globals: { Function: { Timeout: 20, Environment: { Variables: { TOPIC: !Ref News } } } }
Resources:
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Out: { Type: AWS::SQS::Queue, Properties: { QueueName: out } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: a
          PolicyDocument: { Statement: { Effect: Allow, Action: "sqs:ReceiveMessage", Resource: !GetAtt Jobs.Arn } }
  Sends:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Role]
      PolicyDocument: { Statement: { Effect: Allow, Action: ["sqs:SendMessage", "s3:GetObject"], Resource: !GetAtt Out.Arn } }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Role.Arn
      ContainerDefinitions: [{ Environment: [{ Name: OUT, Value: !Ref Out }] }]
  Service: { Type: AWS::ECS::Service, Properties: { TaskDefinition: !Ref Task, DesiredCount: 3 } }
  Pipe: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Out.Arn, Target: !Ref News, DesiredState: STOPPED } }
  Caller: { Type: AWS::Serverless::Function, Properties: {} }
  FlowRole:
    Type: AWS::IAM::Role
    Properties: { ManagedPolicyArns: [!Ref May] }
  May:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: "sns:Publish", Resource: !Ref News } } }
  Flow: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: !GetAtt FlowRole.Arn } }
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { EventSourceArn: !GetAtt Jobs.Arn, FunctionName: theirs, ScalingConfig: { MaximumConcurrency: 4 } }
`,
    physical: {
      Jobs: url('jobs'),
      Out: url('out'),
      News: topic('news'),
      Role: 'worker-role',
      Task: `arn:aws:ecs:eu-west-1:${ACCOUNT}:task-definition/worker:3`,
      Service: `arn:aws:ecs:eu-west-1:${ACCOUNT}:service/main/worker`,
      Pipe: 'out-to-news',
      Caller: 'caller',
      FlowRole: 'flow-role',
      May: `arn:aws:iam::${ACCOUNT}:policy/may`,
      Flow: `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:flow`,
    },
    counts: [1, 2, 0],
    says: [
      'worker: { type: external, note: "ECS service worker: 3 tasks", queue: jobs, sends: [out] }',
      `note: "pipe out-to-news: to ${topic('news')}, stopped"`,
      'caller: { type: external, note: "Lambda function caller: timeout 20s", publishes: [news] }',
      'flow: { type: external, note: state machine flow, publishes: [news] }',
      'note: "Lambda function theirs: batches of 10, at most 4 calls at a time, fails whole batches"',
    ],
    tells: ['Role', 'Sends', 'Task', 'Service', 'Pipe', 'Caller', 'FlowRole', 'May', 'Flow', 'Mapping'],
    retained: ['Jobs', 'Out', 'News'],
  },
];
