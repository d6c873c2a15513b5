import { harmless, may, type Family, type TypeRow } from './row';

/** Types of which nothing that happens to them can do harm to a message, or to who may touch one. */
function never(reason: string): TypeRow {
  const row = harmless(reason);
  return { created: row, destroyed: row, attributes: {}, others: row };
}

const WATCHES = 'it watches messages and carries none';
const DEPLOYS = 'it deploys the topology, and the guard judges each of its deploys';

/** What watches, pays, and deploys. */
export const OVERSIGHT: Family = {
  aws_budgets_budget: never(WATCHES),
  aws_cloudtrail: never(WATCHES),
  aws_cloudwatch_dashboard: never(WATCHES),
  aws_cloudwatch_log_group: never('it keeps logs, and no messages'),
  // Some alarms scale the services of consumers.
  aws_cloudwatch_metric_alarm: { ...never(WATCHES), attributes: { metric_query: may('slow-consumer') } },
  aws_flow_log: never(WATCHES),
  aws_ssm_parameter: never('it tells others where topics and queues are, and carries no messages'),
  aws_xray_resource_policy: never('it lets services write traces'),
  aws_codebuild_project: never(DEPLOYS),
  // Who may push there, and who is asked, decides what is deployed.
  aws_codepipeline: { ...never(DEPLOYS), attributes: { stage: may('widen-access') } },
  aws_codestarconnections_connection: never(DEPLOYS),
};
