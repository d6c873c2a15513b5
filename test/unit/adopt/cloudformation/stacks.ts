import { ACCOUNT, subscription, topic, url, type StackCase } from './case';

export const STACKS: readonly StackCase[] = [
  {
    of: 'short forms: a topic, a queue with dead letters, a policy and a filtered subscription',
    template: `
Parameters:
  Env: { Type: String, Default: prod }
Resources:
  Orders:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub "shop-\${Env}-orders"
  Billing: # who is billed
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Join ["-", [shop, !Ref Env, billing]]
      VisibilityTimeout: 120
      SqsManagedSseEnabled: true
      MaximumMessageSize: 262144
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt BillingDead.Arn
        maxReceiveCount: 4
  BillingDead:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !Sub "shop-\${Env}-billing-dlq", MessageRetentionPeriod: 1209600, MaximumMessageSize: 262144 }
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Billing]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: sns.amazonaws.com }
            Action: sqs:SendMessage
            Resource: !GetAtt Billing.Arn
            Condition: { ArnEquals: { aws:SourceArn: !Ref Orders } }
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Orders
      Protocol: sqs
      Endpoint: !GetAtt Billing.Arn
      RawMessageDelivery: true
      FilterPolicy: { type: [paid] }
Outputs:
  Url: { Value: !Ref Billing }
`,
    physical: {
      Orders: topic('shop-prod-orders'),
      Billing: url('shop-prod-billing'),
      BillingDead: url('shop-prod-billing-dlq'),
      Policy: 'policy-1',
      Subscription: subscription('shop-prod-orders'),
    },
    counts: [1, 2, 1],
    says: [
      'visibilityTimeout: 2m',
      'maxReceiveCount: 4',
      'filter: { policy: { type: [paid] } }',
      'raw: true',
    ],
    tells: [],
    retained: ['Orders', 'Billing', 'BillingDead', 'Policy', 'Subscription'],
  },
  {
    of: 'JSON with long forms, and a queue that CloudFormation named',
    template: JSON.stringify({
      Resources: {
        Jobs: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 5, ReceiveMessageWaitTimeSeconds: 20 } },
        Policy: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: {
            Queues: [{ Ref: 'Jobs' }],
            PolicyDocument: {
              Statement: {
                Effect: 'Allow',
                Principal: {
                  AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/web']] },
                },
                Action: 'sqs:SendMessage',
                Resource: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
              },
            },
          },
        },
      },
    }),
    physical: { Jobs: url('shop-prod-Jobs-1ABCDEF'), Policy: 'p' },
    counts: [0, 1, 0],
    says: [
      'jobs:',
      'physicalName: shop-prod-Jobs-1ABCDEF',
      'delay: 5s',
      `senders: { roles: ["arn:aws:iam::${ACCOUNT}:role/web"] }`,
    ],
    tells: [],
    retained: ['Jobs', 'Policy'],
  },
  {
    of: 'CDK: made-up ids, a key, and a function that processes a queue',
    template: JSON.stringify({
      Resources: {
        Key961B73FD: { Type: 'AWS::KMS::Key', Properties: {}, DeletionPolicy: 'Delete' },
        JobsQueue4A7E3555: {
          Type: 'AWS::SQS::Queue',
          Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }, VisibilityTimeout: 180 },
          Metadata: { 'aws:cdk:path': 'Shop/JobsQueue/Resource' },
        },
        Handler886CB40B: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler' } },
        HandlerSqsEventSource1: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['JobsQueue4A7E3555', 'Arn'] },
            FunctionName: { Ref: 'Handler886CB40B' },
          },
        },
        CDKMetadata: { Type: 'AWS::CDK::Metadata', Condition: 'CDKMetadataAvailable' },
      },
      Conditions: { CDKMetadataAvailable: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
    }),
    physical: {
      Key961B73FD: '0a1b2c3d-0000-0000-0000-000000000000',
      JobsQueue4A7E3555: url('Shop-JobsQueue4A7E3555-XYZ'),
      Handler886CB40B: 'Shop-Handler-1',
    },
    counts: [0, 1, 0],
    says: [
      'jobs-queue:',
      'note: "Lambda function Shop-Handler-1: batches of 10, fails whole batches"',
      `kmsKey: arn:aws:kms:eu-west-1:${ACCOUNT}:key/0a1b2c3d-0000-0000-0000-000000000000`,
    ],
    tells: ['Key961B73FD', 'Handler886CB40B', 'HandlerSqsEventSource1', 'CDKMetadata'],
    retained: ['Key961B73FD', 'JobsQueue4A7E3555'],
  },
  {
    of: 'SAM: a function with events',
    template: `
Transform: AWS::Serverless-2016-10-31
Resources:
  Inbox: { Type: AWS::SQS::Queue, Properties: { QueueName: inbox, VisibilityTimeout: 60 } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events:
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Inbox.Arn, BatchSize: 5 } }
        Told: { Type: SNS, Properties: { Topic: !Ref News } }
`,
    physical: { Inbox: url('inbox'), News: topic('news'), Worker: 'worker-1' },
    counts: [1, 1, 0],
    says: ['inbox:', 'news:', 'note: "Lambda function worker-1: batches of 5, fails whole batches"'],
    tells: ['Worker', 'Jobs of function Worker', 'Told of function Worker'],
    retained: ['Inbox', 'News'],
  },
  {
    of: 'Serverless: what it makes beside the queue',
    template: JSON.stringify({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' },
        WorkerLogGroup: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/w' } },
        Jobs: {
          Type: 'AWS::SQS::Queue',
          Properties: { QueueName: 'svc-prod-jobs', Tags: [{ Key: 'team', Value: 'a' }] },
        },
        WorkerEventSourceMappingSQSJobs: {
          Type: 'AWS::Lambda::EventSourceMapping',
          DependsOn: ['Jobs'],
          Properties: { EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] } },
        },
      },
    }),
    physical: { Jobs: url('svc-prod-jobs'), ServerlessDeploymentBucket: 'bucket' },
    counts: [0, 1, 0],
    says: ['tags: { team: a }'],
    tells: ['ServerlessDeploymentBucket', 'WorkerLogGroup', 'WorkerEventSourceMappingSQSJobs'],
    retained: ['Jobs'],
  },
];
