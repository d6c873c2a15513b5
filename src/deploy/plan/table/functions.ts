import { each, harmless, may, REFUSED, renewed, type Family } from './row';

const PROGRAM = harmless('it is the program, which its own tests are for');
const SPEED = harmless('messages come to it in other portions, and all of them come');
const ROLE = harmless('the policy of the role is judged by itself');
const WORK = may('stop-consumer');
const CAPACITY = may('stop-consumer', 'slow-consumer');
const CALLED_BY_TOPIC = harmless('it comes and goes with a subscription of the function, which is judged');

/** Functions, pipes and state machines. */
export const FUNCTIONS: Family = {
  aws_lambda_function: {
    created: harmless('messages come to it by a mapping or a subscription'),
    destroyed: harmless('its mappings and subscriptions go with it, and are judged'),
    attributes: {
      ...each(
        [
          'filename',
          'source_code_hash',
          's3_bucket',
          's3_key',
          's3_object_version',
          'image_uri',
          'package_type',
          'runtime',
          'architectures',
          'environment',
          'image_config',
          'layers',
        ],
        PROGRAM,
      ),
      handler: WORK,
      code_signing_config_arn: may('widen-access'),
      reserved_concurrent_executions: CAPACITY,
      vpc_config: may('cut-network', 'widen-access'),
      timeout: WORK,
      ...each(['memory_size', 'ephemeral_storage'], may('slow-consumer')),
      function_name: harmless('messages wait while it is made anew'),
      kms_key_arn: harmless('its role gets the use of the key, which is judged'),
      role: ROLE,
      ...each(['logging_config', 'tracing_config'], harmless('logs and traces do not change what it does')),
      ...each(
        ['publish', 'qualified_arn', 'version'],
        harmless('it makes a version, which an alias may point to'),
      ),
    },
  },
  aws_lambda_alias: {
    created: harmless('mappings and subscriptions go to it after that'),
    destroyed: harmless('mappings and subscriptions that went to it are judged'),
    attributes: {
      function_version: PROGRAM,
      ...each(['name', 'function_name'], harmless('it is made anew, and what calls it follows')),
      description: harmless('nobody reads it but people'),
      routing_config: REFUSED,
    },
  },
  aws_lambda_event_source_mapping: {
    created: may('narrow-filter'),
    destroyed: may('destroy', 'move-stack'),
    attributes: {
      ...each(['event_source_arn', 'function_name'], harmless('it is made anew, and messages wait')),
      enabled: WORK,
      filter_criteria: may('narrow-filter'),
      function_response_types: may('change-acknowledgement'),
      scaling_config: may('slow-consumer'),
      provisioned_poller_config: may('slow-consumer'),
      ...each(['batch_size', 'maximum_batching_window_in_seconds'], SPEED),
      kms_key_arn: harmless('it encrypts the filter alone'),
      metrics_config: harmless('it counts events and changes none'),
    },
  },
  aws_lambda_function_event_invoke_config: {
    created: harmless('what fails is kept'),
    destroyed: may('remove-dead-letters'),
    attributes: {
      function_name: harmless('it follows its function'),
      destination_config: may('remove-dead-letters'),
      ...each(['maximum_event_age_in_seconds', 'maximum_retry_attempts'], REFUSED),
    },
  },
  aws_lambda_permission: {
    created: may('widen-access'),
    destroyed: CALLED_BY_TOPIC,
    attributes: {
      principal: may('widen-access'),
      ...each(['action', 'function_name', 'source_arn', 'source_account', 'statement_id'], CALLED_BY_TOPIC),
    },
  },
  aws_pipes_pipe: {
    created: may('narrow-filter'),
    destroyed: may('destroy', 'move-stack'),
    attributes: {
      ...each(['name', 'source'], harmless('it is made anew, and messages wait')),
      source_parameters: may('narrow-filter'),
      desired_state: WORK,
      target: REFUSED,
      target_parameters: may('change-format', 'change-acknowledgement'),
      enrichment: may('change-format'),
      enrichment_parameters: may('change-format'),
      role_arn: ROLE,
      ...each(['kms_key_identifier', 'log_configuration'], harmless('it changes no message')),
    },
  },
  aws_sfn_state_machine: {
    created: harmless('a pipe starts it'),
    destroyed: may('destroy', 'replace'),
    attributes: {
      ...each(['name', 'type'], renewed('replace')),
      definition: PROGRAM,
      role_arn: ROLE,
      ...each(
        ['logging_configuration', 'tracing_configuration', 'encryption_configuration', 'publish'],
        harmless('it changes no execution'),
      ),
    },
  },
};
