/** What the resources that belong to no element of the file are called in Terraform. */
export const SHARED = {
  managedKey: 'messages',
  deliveryLogging: 'delivery-status-logging',
  tracing: 'tracing',
  caller: 'current',
  cluster: 'consumers',
  network: 'network',
  endpoints: 'endpoints',
  dashboard: 'dashboard',
  budget: 'budget',
  /** With `_`, which no element of the file has, since these are a bucket and a topic among others. */
  trail: 'audit_trail',
  alarmMail: 'alarm_mail',
  pipeline: 'pipeline',
  pipelineMail: 'pipeline_mail',
} as const;
