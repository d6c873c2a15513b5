import {
  fargate,
  lambda,
  latency,
  machine,
  message,
  pair,
  queue,
  retries,
  sent,
  type Boundary,
} from './boundary';

/** How long things may take, against how long messages are hidden and kept. */
export const TIMES: readonly Boundary[] = [
  pair(
    'alarm-never-rings',
    'the age that the alarm asks for',
    `${queue('retention: 7201s')}monitoring: { alarms: { oldestMessage: 2h } }`,
    `${queue('retention: 2h')}monitoring: { alarms: { oldestMessage: 2h } }`,
  ),
  pair(
    'dead-letters-expire-first',
    'the retention of the source',
    queue('retention: 4d, deadLetters: { retention: 4d }'),
    queue('retention: 4d, deadLetters: { retention: 345599s }'),
  ),
  pair(
    'delay-outlasts-retention',
    'a second after the delay',
    queue('delay: 10m, retention: 601s'),
    queue('delay: 10m, retention: 600s'),
  ),
  pair(
    'delivery-policy-retries',
    'the retries of the phases',
    retries('numRetries: 6, numMinDelayRetries: 6, maxDelayTarget: 1m'),
    retries('numRetries: 6, numMinDelayRetries: 7, maxDelayTarget: 1m'),
  ),
  pair(
    'delivery-policy-retries',
    'the shortest pause',
    retries('numRetries: 6, minDelayTarget: 20s, maxDelayTarget: 20s'),
    retries('numRetries: 6, minDelayTarget: 21s, maxDelayTarget: 20s'),
  ),
  pair(
    'delivery-policy-too-long',
    'an hour',
    retries('numRetries: 60, minDelayTarget: 1m, maxDelayTarget: 1m'),
    retries('numRetries: 60, minDelayTarget: 61s, maxDelayTarget: 61s'),
  ),
  pair(
    'execution-outlasts-visibility',
    'as long as it is hidden',
    machine('visibilityTimeout: 2m', 'workflow: express', 'definition: two-minutes.asl.json'),
    machine('visibilityTimeout: 119s', 'workflow: express', 'definition: two-minutes.asl.json'),
  ),
  pair(
    'function-outlasts-visibility',
    'as long as it is hidden',
    lambda('visibilityTimeout: 30s', 'timeout: 30s'),
    lambda('visibilityTimeout: 29s', 'timeout: 30s'),
  ),
  pair(
    'latency-beyond-retention',
    'a second after the target',
    fargate('retention: 301s', latency('5m', '1s')),
    fargate('retention: 300s', latency('5m', '1s')),
  ),
  pair(
    'logs-kept-too-short',
    'a year',
    'compliance: [soc2]\nmonitoring: { logRetention: 1y }',
    'compliance: [soc2]\nmonitoring: { logRetention: 180d }',
  ),
  pair('message-never-hidden', 'a second', queue('visibilityTimeout: 1s'), queue('visibilityTimeout: 0s')),
  pair('short-polling', 'a second', queue('receiveWait: 1s'), queue('receiveWait: 0s')),
  pair(
    'single-message-group',
    'three messages',
    sent(message, message),
    sent(`[${message}, ${message}]`, message),
  ),
  pair(
    'stop-cuts-work',
    'the stop timeout',
    fargate('', latency('5m', '30s'), 'stopTimeout: 30s'),
    fargate('', latency('5m', '31s'), 'stopTimeout: 30s'),
  ),
  pair(
    'visibility-too-short-for-retries',
    'six times',
    lambda('visibilityTimeout: 60s', 'timeout: 10s'),
    lambda('visibilityTimeout: 59s', 'timeout: 10s'),
  ),
  pair(
    'work-outlasts-visibility',
    'as long as it is hidden',
    fargate('visibilityTimeout: 30s', latency('5m', '30s')),
    fargate('visibilityTimeout: 30s', latency('5m', '31s')),
  ),
];
