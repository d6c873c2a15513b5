/** What AWS, Terraform, CloudFormation and Copilot call our keys, in lower case and letters only. */
const OURS: Readonly<Record<string, string>> = {
  visibilitytimeoutseconds: 'visibilityTimeout',
  timeout: 'visibilityTimeout',
  messageretentionperiod: 'retention',
  messageretentionseconds: 'retention',
  retentionperiod: 'retention',
  delayseconds: 'delay',
  receivemessagewaittimeseconds: 'receiveWait',
  receivewaittimeseconds: 'receiveWait',
  longpolling: 'receiveWait',
  maximummessagesize: 'maxMessageSize',
  redrivepolicy: 'deadLetters',
  deadletter: 'deadLetters',
  deadletterqueue: 'deadLetters',
  deadlettertargetarn: 'queue',
  dlq: 'deadLetters',
  tries: 'maxReceiveCount',
  fifoqueue: 'fifo',
  fifotopic: 'fifo',
  fifothroughputlimit: 'throughputLimit',
  fifothroughputscope: 'throughputScope',
  archivepolicy: 'archive',
  filterpolicy: 'filter',
  filterpolicyscope: 'scope',
  rawmessagedelivery: 'raw',
  kmsmasterkeyid: 'encryption',
  kms: 'encryption',
  sqsmanagedsseenabled: 'encryption',
  queuename: 'physicalName',
  topicname: 'physicalName',
  https: 'url',
  http: 'url',
  sqs: 'queue',
  phone: 'sms',
  arn: 'external',
  schema: 'message',
  payload: 'body',
  properties: 'body',
  headers: 'attributes',
};

/** Our key for what another tool calls `key`, if it is one that may stand here. */
export function ourNameFor(key: string, known: readonly string[]): string | undefined {
  const ours = OURS[key.toLowerCase().replace(/[^a-z]/g, '')];
  return ours !== undefined && known.includes(ours) ? ours : undefined;
}
