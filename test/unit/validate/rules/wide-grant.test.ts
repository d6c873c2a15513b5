import { messagesOf } from './findings-of';

function findingsOn(resource: string): string[] {
  return messagesOf(
    'wide-grant',
    `
queues: { invoices: {} }
consumers:
  reader:
    type: lambda
    queue: invoices
    code: { s3: { bucket: code, key: reader.zip } }
    runtime: python3.13
    handler: app.handler
    grants: [{ actions: [s3:GetObject], resources: ['${resource}'], reason: reads }]
`,
  );
}

test.each(['*', 'arn:aws:s3:::*', 'arn:aws:s3:::*/*', 'arn:aws:dynamodb:eu-west-1:111111111111:table/*'])(
  '%s is everything of its sort',
  (resource) => expect(findingsOn(resource)).toHaveLength(1),
);

test.each([
  'arn:aws:s3:::invoices/*',
  'arn:aws:execute-api:eu-west-1:111111111111:a1b2c3/*',
  'arn:aws:dynamodb:eu-west-1:111111111111:table/jobs',
])('%s is one thing with what is in it', (resource) => expect(findingsOn(resource)).toEqual([]));
