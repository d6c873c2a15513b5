import { alarmPrefix } from '#monitoring/alarm';
import { ownedTopics, stackName, type Topology } from '#model/topology';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { global, regional } from '../place';
import { hasScaling, namesOfScalingAlarms } from '../consumers/ecs';

function hasTrail({ trail }: Topology): boolean {
  return trail !== undefined;
}

/** Those of monitoring, and those that scale the tasks of a consumer. */
const alarms = needsOn({
  sid: 'Alarms',
  on: (place) => {
    const { topology } = place;
    const names = [`${alarmPrefix(topology)}*`, ...namesOfScalingAlarms(place)];
    return names.map((name) => regional(place, 'cloudwatch', `alarm:${name}`));
  },
});

const dashboard = needsOn({
  sid: 'Dashboard',
  on: (place) => [global(place, 'cloudwatch', `dashboard/${stackName(place.topology)}`)],
});

const trail = needsOn({
  sid: 'Trail',
  on: (place) => [regional(place, 'cloudtrail', `trail/${stackName(place.topology)}`)],
});

const budget = needsOn({
  sid: 'Budget',
  on: (place) => [global(place, 'budgets', `budget/${stackName(place.topology)}`)],
});

/** What watches over the elements, and what is written down of them. */
export const OVERSIGHT: ResourceTypes = {
  aws_cloudwatch_metric_alarm: {
    isUsed: (topology) => topology.monitoring !== undefined || hasScaling(topology),
    needs: [
      alarms({
        read: ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
        write: [
          'cloudwatch:DeleteAlarms',
          'cloudwatch:PutMetricAlarm',
          'cloudwatch:TagResource',
          'cloudwatch:UntagResource',
        ],
      }),
    ],
  },
  aws_cloudwatch_dashboard: {
    isUsed: ({ monitoring }) => monitoring?.dashboard === true,
    needs: [
      dashboard({
        read: ['cloudwatch:GetDashboard'],
        write: ['cloudwatch:DeleteDashboards', 'cloudwatch:PutDashboard'],
      }),
    ],
  },
  aws_cloudtrail: {
    isUsed: hasTrail,
    needs: [
      anywhere({ read: ['cloudtrail:DescribeTrails'] }),
      trail({
        read: ['cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus', 'cloudtrail:ListTags'],
        write: [
          'cloudtrail:AddTags',
          'cloudtrail:CreateTrail',
          'cloudtrail:DeleteTrail',
          'cloudtrail:PutEventSelectors',
          'cloudtrail:RemoveTags',
          'cloudtrail:StartLogging',
          'cloudtrail:UpdateTrail',
        ],
      }),
    ],
  },
  aws_budgets_budget: {
    isUsed: (topology) => topology.budget !== undefined,
    needs: [
      budget({
        read: ['budgets:ListTagsForResource', 'budgets:ViewBudget'],
        write: ['budgets:ModifyBudget', 'budgets:TagResource', 'budgets:UntagResource'],
      }),
    ],
  },
  aws_xray_resource_policy: {
    isUsed: (topology) => ownedTopics(topology).some(({ tracing }) => tracing),
    needs: [
      anywhere({
        read: ['xray:ListResourcePolicies'],
        write: ['xray:DeleteResourcePolicy', 'xray:PutResourcePolicy'],
      }),
    ],
  },
};
