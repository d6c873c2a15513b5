import { each, harmless, may, REFUSED, renewed, type Family } from './row';

const PROGRAM = harmless('it is the program, which its own tests are for');
const ROLE = harmless('the policy of the role is judged by itself');
const CAPACITY = may('stop-consumer', 'slow-consumer');
const WITH_SERVICE = harmless('it goes and comes with its service, which is judged by itself');

/** Services on ECS, and how they scale. */
export const SERVICES: Family = {
  aws_ecs_service: {
    created: harmless('one more receives messages'),
    destroyed: may('destroy', 'move-stack'),
    replaced: may('stop-consumer'),
    attributes: {
      ...each(['name', 'cluster', 'launch_type', 'capacity_provider_strategy'], renewed('stop-consumer')),
      task_definition: harmless('the task definition is judged by itself'),
      desired_count: CAPACITY,
      network_configuration: may('cut-network', 'widen-access'),
      enable_execute_command: harmless('the policy of the task role has the rights for it, and is judged'),
      deployment_minimum_healthy_percent: CAPACITY,
      deployment_maximum_percent: harmless('a deploy starts fewer or more tasks beside the old ones'),
      ...each(
        ['deployment_circuit_breaker', 'alarms'],
        harmless('it says when ECS takes a deploy back, and old tasks go on until new ones work'),
      ),
      ...each(
        ['availability_zone_rebalancing', 'force_new_deployment', 'platform_version'],
        harmless('the same tasks run elsewhere, and a message whose task is stopped comes again'),
      ),
      ...each(['enable_ecs_managed_tags', 'propagate_tags'], harmless('tags change no task')),
    },
  },
  aws_ecs_task_definition: {
    created: may('widen-access'),
    destroyed: harmless('old tasks run on until the service has another definition'),
    attributes: {
      container_definitions: may('widen-access', 'slow-consumer', 'unknown-change'),
      ...each(['cpu', 'memory', 'ephemeral_storage'], may('slow-consumer')),
      runtime_platform: PROGRAM,
      ...each(['task_role_arn', 'execution_role_arn'], ROLE),
      ...each(['volume', 'proxy_configuration', 'placement_constraints'], PROGRAM),
      ...each(['pid_mode', 'ipc_mode'], REFUSED),
      family: harmless('the service names its definition by ARN'),
      ...each(['network_mode', 'requires_compatibilities'], harmless('a Fargate service takes one of each')),
      ...each(['enable_fault_injection', 'skip_destroy', 'track_latest'], PROGRAM),
    },
  },
  aws_ecs_cluster: {
    created: harmless('nothing runs in it yet'),
    destroyed: harmless('its services go with it, and are judged'),
    attributes: {
      name: harmless('its services are made anew, and messages wait'),
      setting: may('slow-consumer'),
      configuration: harmless('it says where the sessions of ECS Exec are logged'),
    },
  },
  aws_ecs_cluster_capacity_providers: {
    created: harmless('it offers Spot'),
    destroyed: harmless('ECS refuses to take Spot from a service that uses it'),
    attributes: each(
      ['capacity_providers', 'cluster_name', 'default_capacity_provider_strategy'],
      harmless('ECS refuses to take Spot from a service that uses it'),
    ),
  },
  aws_appautoscaling_target: {
    created: CAPACITY,
    destroyed: may('slow-consumer'),
    attributes: {
      max_capacity: CAPACITY,
      min_capacity: may('slow-consumer'),
      ...each(['resource_id', 'scalable_dimension', 'service_namespace', 'role_arn'], WITH_SERVICE),
      suspended_state: REFUSED,
    },
  },
  aws_appautoscaling_policy: {
    created: harmless('the target says how many tasks there may be'),
    destroyed: may('slow-consumer'),
    attributes: {
      ...each(
        [
          'name',
          'policy_type',
          'resource_id',
          'scalable_dimension',
          'service_namespace',
          'step_scaling_policy_configuration',
          'target_tracking_scaling_policy_configuration',
        ],
        harmless('the target says how many tasks there may be'),
      ),
    },
  },
  aws_appautoscaling_scheduled_action: {
    created: CAPACITY,
    destroyed: CAPACITY,
    attributes: {
      scalable_target_action: CAPACITY,
      ...each(['schedule', 'timezone'], may('stop-consumer')),
      ...each(['start_time', 'end_time'], REFUSED),
      ...each(['name', 'resource_id', 'scalable_dimension', 'service_namespace'], WITH_SERVICE),
    },
  },
};
