import { addressOf } from '#model/address';
import type { ApiPublisher } from '#model/publisher';
import { accountRole, publisherRole } from '#policies/roles/publishers';
import { nameResource } from '../address';
import {
  ApiGatewayAccount,
  ApiGatewayDeployment,
  ApiGatewayMethodSettings,
  ApiGatewayRestApi,
  ApiGatewayStage,
  CloudwatchLogGroup,
  Construct,
} from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { logSettings } from '../logs';
import { expression, literal, reference, tagSettings } from '../text';
import { apiDocument } from './api-document';

const STAGE = 'live';

/** One line of JSON for each request: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
const LOGGED = ['requestId', 'requestTime', 'httpMethod', 'path', 'status', 'responseLength'];
const LOGGED_OF_CALLER = ['identity.sourceIp', 'identity.userArn'];
const LOG_FORMAT = JSON.stringify(
  Object.fromEntries(
    [...LOGGED, ...LOGGED_OF_CALLER].map((name) => [name.replace('identity.', ''), `$context.${name}`]),
  ),
);

/** A REST API that turns each request into a message, without any code: a path for each topic, and one stage. */
export class Api extends Construct {
  constructor(
    scope: Construct,
    private readonly api: ApiPublisher,
    private readonly context: StackContext,
  ) {
    super(scope, 'api');
    const { name, physicalName, tags } = api;
    new ServiceRole(this, {
      role: publisherRole(api, context),
      name: { prefix: `${physicalName}-` },
      rules: context.topology.roles,
      description: `What ${name} may publish to`,
      tags,
    });
    const restApi = new ApiGatewayRestApi(this, 'rest-api', {
      name: literal(physicalName),
      description: literal(`What ${name} publishes`),
      body: apiDocument(api, context),
      endpointConfiguration: { types: ['REGIONAL'] },
      lifecycle: { createBeforeDestroy: true },
      ...tagSettings(tags),
    });
    nameResource(restApi, name);
    if (api.accountRole) this.addAccountRole();
    this.addStage();
  }

  private addStage(): void {
    const { name, accessLogs, tracing, throttling, tags } = this.api;
    const restApiId = reference(addressOf(name, 'api'), 'id');
    const deployment = new ApiGatewayDeployment(this, 'deployment', {
      restApiId,
      // A stage shows what was deployed, not what the API has become since.
      triggers: { body: expression(`sha1(${addressOf(name, 'api')}.body)`) },
      lifecycle: { createBeforeDestroy: true },
    });
    if (accessLogs) this.addLogGroup();
    const logs = accessLogs
      ? {
          accessLogSettings: {
            destinationArn: reference(addressOf(name, 'log-group'), 'arn'),
            format: LOG_FORMAT,
          },
        }
      : {};
    const dependsOn = this.api.accountRole ? [{ fqn: addressOf(name, 'api-account') }] : [];
    const stage = new ApiGatewayStage(this, 'stage', {
      restApiId,
      deploymentId: reference(addressOf(name, 'api-deployment'), 'id'),
      stageName: STAGE,
      xrayTracingEnabled: tracing,
      ...logs,
      ...(dependsOn.length > 0 ? { dependsOn } : {}),
      ...tagSettings(tags),
    });
    const settings = new ApiGatewayMethodSettings(this, 'settings', {
      restApiId,
      stageName: reference(addressOf(name, 'api-stage'), 'stage_name'),
      methodPath: '*/*',
      settings: {
        throttlingRateLimit: throttling.rate,
        throttlingBurstLimit: throttling.burst,
        metricsEnabled: true,
        loggingLevel: accessLogs ? 'ERROR' : 'OFF',
        dataTraceEnabled: false,
      },
    });
    for (const resource of [deployment, stage, settings]) nameResource(resource, name);
  }

  private addLogGroup(): void {
    const { name, physicalName, tags } = this.api;
    const group = new CloudwatchLogGroup(this, 'logs', {
      name: literal(`/aws/apigateway/${physicalName}`),
      ...logSettings(this.context),
      ...tagSettings(tags),
    });
    nameResource(group, name);
  }

  /** There is one for each account and region: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
  private addAccountRole(): void {
    const { name, physicalName, tags } = this.api;
    const role = accountRole(this.api, this.context);
    new ServiceRole(this, {
      role,
      name: { prefix: `${physicalName}-logs-` },
      rules: this.context.topology.roles,
      description: 'Lets API Gateway write the logs of APIs of this account and region',
      tags,
    });
    const account = new ApiGatewayAccount(this, 'account', {
      cloudwatchRoleArn: roleArn(role.address),
      dependsOn: [{ fqn: addressOf(role.address, 'role-policy') }],
    });
    nameResource(account, name);
  }
}
