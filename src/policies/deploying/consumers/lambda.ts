import { parseEcrImage } from '#base/aws/images';
import { lambdaOf } from '#model/kinds/receivers/index';
import { lambdas, type Topology } from '#model/topology';
import { keyUse } from '../keys';
import { needsOn, type ResourceTypes } from '../need';
import { inThisRegion, named, regional, type Place } from '../place';

function hasLambdas(topology: Topology): boolean {
  return lambdas(topology).length > 0;
}

function hasAlias(topology: Topology): boolean {
  return lambdas(topology).some(({ alias }) => alias !== undefined);
}

function functionArns(place: Place): string[] {
  // What is set of an alias, such as who may call it, is asked for by its ARN.
  const names = lambdas(place.topology).flatMap(({ physicalName, alias }) =>
    alias === undefined ? [physicalName] : [physicalName, `${physicalName}:${alias}`],
  );
  return named(place, names).map((name) => regional(place, 'lambda', `function:${name}`));
}

const functions = needsOn({ sid: 'Functions', on: functionArns });

function forFunctions(place: Place) {
  return { ArnLike: { 'lambda:FunctionArn': functionArns(place) } };
}

/** They have no names, so they go by the function that they feed. */
const eventSources = needsOn({
  sid: 'EventSources',
  on: (place) => [regional(place, 'lambda', 'event-source-mapping:*')],
  condition: forFunctions,
});

const newEventSources = needsOn({ sid: 'NewEventSources', on: () => ['*'], condition: forFunctions });

/** Tags are asked for without the function. */
const eventSourceTags = needsOn({
  sid: 'EventSourceTags',
  on: (place) => [regional(place, 'lambda', 'event-source-mapping:*')],
});

/** Lambda fetches the code as whoever makes the function. */
const archives = needsOn({
  sid: 'FunctionArchives',
  on: ({ topology }) =>
    lambdas(topology).flatMap(({ code }) =>
      code.kind === 's3' ? [`arn:${topology.partition}:s3:::${code.bucket}/${code.key}`] : [],
    ),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions */
const images = needsOn({
  sid: 'FunctionImages',
  on: ({ topology }) =>
    lambdas(topology).flatMap(({ code }) => {
      const image = code.kind === 'image' ? parseEcrImage(code.uri) : undefined;
      if (!image) return [];
      return [
        `arn:${topology.partition}:ecr:${image.region}:${image.account}:repository/${image.repository}`,
      ];
    }),
});

/** Variables are encrypted and shown as whoever asks: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
const variableKeys = keyUse('Function', 'lambda', lambdas);

/** To sign is about the function and about who signs. */
const codeSigning = needsOn({
  sid: 'CodeSigning',
  on: (place) => {
    const configs = lambdas(place.topology).flatMap(({ codeSigning: arn }) =>
      arn === undefined ? [] : [arn],
    );
    return configs.length === 0 ? [] : [...functionArns(place), ...configs];
  },
});

function hasNetworked(topology: Topology): boolean {
  return lambdas(topology).some(({ inNetwork }) => inNetwork);
}

/**
 * Lambda looks at the network as whoever makes the function.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
const functionNetwork = needsOn({
  sid: 'FunctionNetwork',
  on: ({ topology }) => (hasNetworked(topology) ? ['*'] : []),
  condition: inThisRegion,
});

const functionVpc = needsOn({
  sid: 'FunctionVpc',
  on: (place) => {
    const vpc = place.topology.network?.vpc;
    return hasNetworked(place.topology)
      ? [regional(place, 'ec2', `vpc/${vpc?.kind === 'id' ? vpc.id : '*'}`)]
      : [];
  },
});

const layers = needsOn({
  sid: 'Layers',
  on: ({ topology }) => [...new Set(lambdas(topology).flatMap((lambda) => lambda.layers))],
});

export const LAMBDA: ResourceTypes = {
  aws_lambda_function: {
    isUsed: hasLambdas,
    needs: [
      functions({
        read: [
          'lambda:GetFunction',
          'lambda:GetFunctionCodeSigningConfig',
          'lambda:ListTags',
          'lambda:ListVersionsByFunction',
        ],
        write: [
          'lambda:CreateFunction',
          'lambda:DeleteFunction',
          'lambda:DeleteFunctionCodeSigningConfig',
          'lambda:DeleteFunctionConcurrency',
          'lambda:PutFunctionConcurrency',
          'lambda:TagResource',
          'lambda:UntagResource',
          'lambda:UpdateFunctionCode',
          'lambda:UpdateFunctionConfiguration',
        ],
      }),
      codeSigning({ write: ['lambda:PutFunctionCodeSigningConfig'] }),
      functionNetwork({
        write: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
      }),
      functionVpc({ write: ['ec2:GetSecurityGroupsForVpc'] }),
      layers({ read: ['lambda:GetLayerVersion'] }),
      archives({ write: ['s3:GetObject', 's3:GetObjectVersion'] }),
      images({ write: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] }),
      ...variableKeys({ read: ['kms:Decrypt'], write: ['kms:CreateGrant', 'kms:Encrypt'] }),
    ],
  },
  aws_lambda_alias: {
    isUsed: hasAlias,
    needs: [
      functions({
        read: ['lambda:GetAlias'],
        write: ['lambda:CreateAlias', 'lambda:DeleteAlias', 'lambda:PublishVersion', 'lambda:UpdateAlias'],
      }),
    ],
  },
  aws_lambda_event_source_mapping: {
    isUsed: hasLambdas,
    needs: [
      eventSources({
        read: ['lambda:GetEventSourceMapping'],
        write: ['lambda:DeleteEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
      }),
      newEventSources({ write: ['lambda:CreateEventSourceMapping'] }),
      eventSourceTags({ read: ['lambda:ListTags'], write: ['lambda:TagResource', 'lambda:UntagResource'] }),
    ],
  },
  aws_lambda_function_event_invoke_config: {
    isUsed: (topology) => lambdas(topology).some(({ onFailure }) => onFailure),
    needs: [
      functions({
        read: ['lambda:GetFunctionEventInvokeConfig'],
        write: ['lambda:DeleteFunctionEventInvokeConfig', 'lambda:PutFunctionEventInvokeConfig'],
      }),
    ],
  },
  aws_lambda_permission: {
    isUsed: ({ subscriptions }) => subscriptions.some(({ receiver }) => lambdaOf(receiver) !== undefined),
    needs: [
      functions({
        read: ['lambda:GetPolicy'],
        write: ['lambda:AddPermission', 'lambda:RemovePermission'],
      }),
    ],
  },
};
