/** A suite that somebody else wrote against AWS, and what of it judges `msgtopo dev`. */
export interface Suite {
  readonly repository: string;
  /** The commit that the counts are of. */
  readonly commit: string;
  /** What its tests need from PyPI. */
  readonly packages: readonly string[];
  /** Plugins of pytest; the last is the one here that points it at our server. */
  readonly plugins: readonly string[];
  /** Environment variables that say where the server is. */
  env(port: string): Readonly<Record<string, string>>;
  readonly account: string;
  /** Files and folders below the checkout, by what the counts call them. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

export const SUITES: Readonly<Record<string, Suite>> = {
  localstack: {
    repository: 'https://github.com/localstack/localstack',
    commit: '8b9a79f05846835cf4dff63ab7eefdde9df83783',
    packages: ['localstack-core[runtime,test]==2026.3.0', 'cbor2<5.8'],
    plugins: [
      'localstack.testing.pytest.fixtures',
      'localstack_snapshot.pytest.snapshot',
      'localstack.testing.pytest.marking',
      'judge_localstack',
    ],
    env: (port) => ({
      LOCALSTACK_INTERNAL_TEST_RUN: '1',
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      LOCALSTACK_HOST: `localhost:${port}`,
    }),
    account: '000000000000',
    parts: {
      sqs: ['sqs/test_sqs.py', 'sqs/test_sqs_move_task.py', 'sqs/test_sqs_developer_api.py'].map(
        (file) => `tests/aws/services/${file}`,
      ),
      sns: ['sns/test_sns.py', 'sns/test_sns_filter_policy.py'].map((file) => `tests/aws/services/${file}`),
    },
  },
  moto: {
    repository: 'https://github.com/getmoto/moto',
    commit: '0af643a5dbfc98797f08ee64f5be3ef8002d56ff',
    packages: ['moto[server,sqs,sns,cloudformation]==5.2.1', 'pytest', 'freezegun'],
    plugins: ['judge_moto'],
    env: (port) => ({
      TEST_SERVER_MODE: 'true',
      TEST_SERVER_MODE_ENDPOINT: `http://localhost:${port}`,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'dev',
      AWS_SECRET_ACCESS_KEY: 'dev',
    }),
    account: '123456789012',
    parts: {
      // Without `test_sqs_integration`, which is about Lambda and asks IAM for a role until it gets one.
      sqs: [
        'server',
        'sqs',
        'sqs_authentication',
        'sqs_cloudformation',
        'sqs_message_attributes',
        'sqs_multiaccount',
      ].map((file) => `tests/test_sqs/test_${file}.py`),
      sns: ['tests/test_sns'],
    },
  },
};
