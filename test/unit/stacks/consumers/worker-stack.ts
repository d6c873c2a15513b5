import { synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1.4.2';

/** One service with everything that it can have, and one with little. */
export const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { billing: {} }
stores: { receipts: { type: s3 } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
consumers:
  worker:
    type: fargate
    queue: billing
    image: ${IMAGE}
    cpu: 512
    memory: 1024
    architecture: arm64
    command: [serve, "--price=$\${5}"]
    environment: { LOG_LEVEL: info }
    secrets: { DB_URL: { ssm: /billing/db }, KEY: { secretsManager: billing/key } }
    healthCheck: { command: [CMD-SHELL, "true"], startPeriod: 10s }
    writable: [/tmp]
    volumes:
      models: { fileSystem: fs-0abc, accessPoint: fsap-0abc, securityGroup: sg-0abc, path: /models, readOnly: true }
    sidecars:
      agent: { image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent:2", essential: false }
    spot: { base: 1, percent: 80 }
    stopTimeout: 60s
    ephemeralStorage: 40
    publishes: [orders]
    stores: { receipts: write }
    scaling: { max: 10, backlogPerTask: 100 }
    deployment: { rollbackAlarms: [too-slow] }
    override:
      container: { ulimits: [{ name: nofile, softLimit: 4096, hardLimit: 4096 }] }
      taskDefinition: { skip_destroy: true }
  plain:
    type: fargate
    queue: billing
    image: ${IMAGE}
    exec: true
    readonlyRootFilesystem: false
    count: 2
    pinDigest: true
`),
);
