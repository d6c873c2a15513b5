import type { Publisher } from '#model/publisher';
import { anywhere, needsOn, type ResourceType, type ResourceTypes } from '../need';
import { ofKind } from '../of-kind';
import { named, regional, underscored } from '../place';

function madeOf(kind: Publisher['kind'], needs: ResourceType['needs']): ResourceType {
  return { isUsed: ({ publishers }) => ofKind(publishers, kind).length > 0, needs };
}

/** A rule on a bus of its own has the name of that in its ARN. */
const rules = needsOn({
  sid: 'EventRules',
  on: (place) => {
    const made = ofKind(place.topology.publishers, 'event-rule');
    const buses = [...new Set(made.map(({ bus }) => bus))];
    return buses.flatMap((bus) => {
      const names = made.filter((rule) => rule.bus === bus).map(({ physicalName }) => physicalName);
      const folder = bus === undefined ? 'rule' : `rule/${bus}`;
      return named(place, names).map((name) => regional(place, 'events', `${folder}/${name}`));
    });
  },
});

const schedules = needsOn({
  sid: 'Schedules',
  on: (place) => {
    const made = ofKind(place.topology.publishers, 'schedule');
    const names = made.flatMap(({ physicalName }) => [physicalName, `${physicalName}-*`]);
    return named(place, names).map((name) => regional(place, 'scheduler', `schedule/default/${name}`));
  },
});

const iotRules = needsOn({
  sid: 'IotRules',
  on: (place) => {
    const names = ofKind(place.topology.publishers, 'iot-rule').map(({ physicalName }) => physicalName);
    return named(underscored(place), names).map((name) => regional(place, 'iot', `rule/${name}`));
  },
});

/** API Gateway has an HTTP method as action, and paths without an account as resources; it gives APIs their ids. */
const apis = needsOn({
  sid: 'Apis',
  on: ({ topology: { partition, region } }) =>
    ['restapis', 'restapis/*', 'tags/*'].map((path) => `arn:${partition}:apigateway:${region}::/${path}`),
});

const apiAccount = needsOn({
  sid: 'ApiAccount',
  on: ({ topology: { partition, region } }) => [`arn:${partition}:apigateway:${region}::/account`],
});

const API = madeOf('api', [
  apis({
    read: ['apigateway:GET'],
    write: ['apigateway:DELETE', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
  }),
]);

export const PUBLISHERS: ResourceTypes = {
  aws_cloudwatch_event_rule: madeOf('event-rule', [
    rules({
      read: ['events:DescribeRule', 'events:ListTagsForResource'],
      write: ['events:DeleteRule', 'events:PutRule', 'events:TagResource', 'events:UntagResource'],
    }),
  ]),
  aws_cloudwatch_event_target: madeOf('event-rule', [
    rules({ read: ['events:ListTargetsByRule'], write: ['events:PutTargets', 'events:RemoveTargets'] }),
  ]),
  aws_scheduler_schedule: madeOf('schedule', [
    schedules({
      read: ['scheduler:GetSchedule'],
      write: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'scheduler:UpdateSchedule'],
    }),
  ]),
  aws_iot_topic_rule: madeOf('iot-rule', [
    anywhere({ read: ['iot:ListTopicRules'] }),
    iotRules({
      read: ['iot:GetTopicRule', 'iot:ListTagsForResource'],
      write: [
        'iot:CreateTopicRule',
        'iot:DeleteTopicRule',
        'iot:ReplaceTopicRule',
        'iot:TagResource',
        'iot:UntagResource',
      ],
    }),
  ]),
  aws_api_gateway_rest_api: API,
  aws_api_gateway_deployment: API,
  aws_api_gateway_stage: API,
  aws_api_gateway_method_settings: API,
  aws_api_gateway_account: {
    isUsed: ({ publishers }) => ofKind(publishers, 'api').some(({ accountRole }) => accountRole),
    needs: [apiAccount({ read: ['apigateway:GET'], write: ['apigateway:PATCH'] })],
  },
};
