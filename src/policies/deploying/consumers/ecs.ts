import { parseEcrImage } from '#base/aws/images';
import { clusterNameOf, type Cluster } from '#model/network';
import { fargates, type Topology } from '#model/topology';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { global, named, regional, type Place } from '../place';

function hasFargates(topology: Topology): boolean {
  return fargates(topology).length > 0;
}

export function hasScaling(topology: Topology): boolean {
  return fargates(topology).some(({ scaling }) => scaling);
}

/** Of the alarms that scale tasks. */
export function namesOfScalingAlarms(place: Place): string[] {
  const names = fargates(place.topology).map(({ physicalName }) => `${physicalName}-*`);
  return hasScaling(place.topology) ? named(place, names) : [];
}

/** Whether a plan asks for the settings of a cluster that exists. */
function readsCluster(topology: Topology): boolean {
  return topology.cluster?.owned === false && hasScaling(topology);
}

function hasCluster({ cluster }: Topology): boolean {
  return cluster?.owned === true;
}

function clusterArn(place: Place, cluster: Cluster): string {
  return regional(place, 'ecs', `cluster/${clusterNameOf(cluster)}`);
}

const clusters = needsOn({
  sid: 'Clusters',
  on: (place) => (place.topology.cluster?.owned ? [clusterArn(place, place.topology.cluster)] : []),
});

const foreignCluster = needsOn({
  sid: 'ForeignCluster',
  on: (place) => {
    const { topology } = place;
    return readsCluster(topology) ? [clusterArn(place, topology.cluster!)] : [];
  },
});

function servicesIn(place: Place): string[] {
  const { cluster } = place.topology;
  const names = fargates(place.topology).map(({ physicalName }) => physicalName);
  return cluster ? named(place, names).map((name) => `${clusterNameOf(cluster)}/${name}`) : [];
}

const services = needsOn({
  sid: 'Services',
  on: (place) => servicesIn(place).map((service) => regional(place, 'ecs', `service/${service}`)),
});

const taskDefinitions = needsOn({
  sid: 'TaskDefinitions',
  on: (place) => {
    const names = fargates(place.topology).map(({ physicalName }) => `${physicalName}:*`);
    return named(place, names).map((name) => regional(place, 'ecs', `task-definition/${name}`));
  },
});

/** AWS makes these roles once in an account, for the first who needs them. */
function serviceLinkedRole(sid: string, service: string, name: string) {
  return needsOn({
    sid,
    on: (place) => [global(place, 'iam', `role/aws-service-role/${service}/${name}`)],
    condition: () => ({ StringEquals: { 'iam:AWSServiceName': service } }),
  })({ write: ['iam:CreateServiceLinkedRole'] });
}

/** The targets of scaling have ids that AWS makes up. */
const scalableTargets = needsOn({
  sid: 'ScalableTargets',
  on: (place) => [regional(place, 'application-autoscaling', 'scalable-target/*')],
  condition: () => ({ StringEquals: { 'application-autoscaling:service-namespace': 'ecs' } }),
});

/** Their tags are asked for without the namespace. */
const scalableTargetTags = needsOn({
  sid: 'ScalableTargetTags',
  on: (place) => [regional(place, 'application-autoscaling', 'scalable-target/*')],
});

/**
 * The alarms that Application Auto Scaling made for the tracked targets of earlier versions, and deletes
 * with them as whoever deletes those.
 */
const trackingAlarms = needsOn({
  sid: 'TrackingAlarms',
  on: (place) =>
    servicesIn(place).map((service) =>
      regional(place, 'cloudwatch', `alarm:TargetTracking-service/${service.replace(/\*?$/, '*')}`),
    ),
});

const images = needsOn({
  sid: 'Images',
  on: ({ topology }) =>
    fargates(topology).flatMap(({ pinDigest, container }) => {
      const image = pinDigest ? parseEcrImage(container.image) : undefined;
      if (!image) return [];
      const { region, account, repository } = image;
      return [`arn:${topology.partition}:ecr:${region}:${account}:repository/${repository}`];
    }),
});

export const ECS: ResourceTypes = {
  aws_ecs_cluster: {
    isUsed: hasCluster,
    needs: [
      clusters({
        read: ['ecs:DescribeClusters'],
        write: [
          'ecs:CreateCluster',
          'ecs:DeleteCluster',
          'ecs:ListTagsForResource',
          'ecs:TagResource',
          'ecs:UntagResource',
        ],
      }),
      serviceLinkedRole('EcsServiceRole', 'ecs.amazonaws.com', 'AWSServiceRoleForECS'),
    ],
  },
  aws_ecs_cluster_capacity_providers: {
    isUsed: hasCluster,
    needs: [clusters({ read: ['ecs:DescribeClusters'], write: ['ecs:PutClusterCapacityProviders'] })],
  },
  aws_ecs_service: {
    isUsed: hasFargates,
    needs: [
      services({
        read: ['ecs:DescribeServices'],
        write: [
          'ecs:CreateService',
          'ecs:DeleteService',
          'ecs:ListTagsForResource',
          'ecs:TagResource',
          'ecs:UntagResource',
          'ecs:UpdateService',
        ],
      }),
    ],
  },
  aws_ecs_task_definition: {
    isUsed: hasFargates,
    needs: [
      anywhere({
        read: ['ecs:DescribeTaskDefinition'],
        write: ['ecs:DeregisterTaskDefinition', 'ecs:RegisterTaskDefinition'],
      }),
      taskDefinitions({ write: ['ecs:ListTagsForResource', 'ecs:TagResource', 'ecs:UntagResource'] }),
    ],
  },
  'data.aws_ecs_cluster': {
    isUsed: readsCluster,
    needs: [foreignCluster({ read: ['ecs:DescribeClusters'] })],
  },
  'data.aws_ecr_image': {
    isUsed: (topology) => fargates(topology).some(({ pinDigest }) => pinDigest),
    needs: [images({ read: ['ecr:DescribeImages'] })],
  },
  aws_appautoscaling_target: {
    isUsed: hasScaling,
    needs: [
      anywhere({ read: ['application-autoscaling:DescribeScalableTargets'] }),
      scalableTargets({
        write: [
          'application-autoscaling:DeregisterScalableTarget',
          'application-autoscaling:RegisterScalableTarget',
        ],
      }),
      scalableTargetTags({
        read: ['application-autoscaling:ListTagsForResource'],
        write: ['application-autoscaling:TagResource', 'application-autoscaling:UntagResource'],
      }),
      serviceLinkedRole(
        'ScalingServiceRole',
        'ecs.application-autoscaling.amazonaws.com',
        'AWSServiceRoleForApplicationAutoScaling_ECSService',
      ),
    ],
  },
  aws_appautoscaling_policy: {
    isUsed: hasScaling,
    needs: [
      anywhere({ read: ['application-autoscaling:DescribeScalingPolicies'] }),
      scalableTargets({
        write: ['application-autoscaling:DeleteScalingPolicy', 'application-autoscaling:PutScalingPolicy'],
      }),
      trackingAlarms({
        write: ['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
      }),
    ],
  },
  aws_appautoscaling_scheduled_action: {
    isUsed: (topology) => fargates(topology).some(({ scaling }) => scaling && scaling.schedule.length > 0),
    needs: [
      anywhere({ read: ['application-autoscaling:DescribeScheduledActions'] }),
      scalableTargets({
        write: [
          'application-autoscaling:DeleteScheduledAction',
          'application-autoscaling:PutScheduledAction',
        ],
      }),
    ],
  },
};
