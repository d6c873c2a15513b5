import { mailServices } from '#model/managed-key';
import { SHARED } from '#model/shared';
import type { Topology } from '#model/topology';
import { alarmsOf } from '#monitoring/alarms';
import type { Statement } from './statement';
import { mailPolicy } from './topic-policy';
import { mailTopicArn, type PolicyWriter } from './writer';

/* The topics that are made for e-mail addresses. */

/** Whether there is one for alarms. */
export function isAlarmMailMade(topology: Topology): boolean {
  return topology.monitoring?.notify?.kind === 'email' && alarmsOf(topology).length > 0;
}

/** Alarms come from CloudWatch itself. */
export function alarmMailPolicy(writer: PolicyWriter): Statement[] {
  return mailPolicy(mailTopicArn(writer, SHARED.alarmMail), mailServices(writer.topology), writer);
}

/** A pipeline writes with its role. */
export function pipelineMailPolicy(writer: PolicyWriter): Statement[] {
  return mailPolicy(mailTopicArn(writer, SHARED.pipelineMail), [], writer);
}
