import { parseEcrImage } from '#base/aws/images';
import type { Fargate } from '#model/fargate';
import { containersOf, executionRoleAddress } from '#policies/consumers/fargate';
import { nameResource } from '../../address';
import { Construct, DataAwsEcrImage, EcsTaskDefinition } from '../../cdktf';
import { roleArn } from '../../constructs/service-role';
import type { StackContext } from '../../context';
import { literal, tagSettings } from '../../text';
import { containerDefinitions, scratchVolume } from './container-definitions';

const PROCESSORS = { x86_64: 'X86_64', arm64: 'ARM64' } as const;

export class TaskDefinition extends Construct {
  constructor(scope: Construct, fargate: Fargate, context: StackContext) {
    super(scope, 'task-definition');
    const { name, physicalName, cpu, memory, architecture, ephemeralStorage, override } = fargate;
    if (fargate.pinDigest) this.findDigest(fargate);
    const resource = new EcsTaskDefinition(this, 'resource', {
      family: literal(physicalName),
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(cpu),
      memory: String(memory),
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: PROCESSORS[architecture] },
      ...(ephemeralStorage === undefined ? {} : { ephemeralStorage: { sizeInGib: ephemeralStorage } }),
      taskRoleArn: roleArn(name),
      executionRoleArn: roleArn(executionRoleAddress(fargate)),
      containerDefinitions: containerDefinitions(fargate, context),
      volume: volumesOf(fargate),
      ...tagSettings(fargate.tags),
    });
    nameResource(resource, name);
    for (const [key, value] of Object.entries(override.taskDefinition)) {
      resource.addOverride(key, JSON.parse(literal(JSON.stringify(value))));
    }
  }

  private findDigest({ name, container }: Fargate): void {
    const image = parseEcrImage(container.image);
    if (image?.tag === undefined) return;
    const data = new DataAwsEcrImage(this, 'image', {
      registryId: image.account,
      repositoryName: image.repository,
      imageTag: image.tag,
    });
    nameResource(data, name);
  }
}

function volumesOf(fargate: Fargate) {
  const scratch = containersOf(fargate).flatMap((container) =>
    container.writable.map((folder) => ({ name: scratchVolume(container, folder) })),
  );
  const mounted = fargate.volumes.map(({ name, fileSystem, accessPoint }) => ({
    name,
    efsVolumeConfiguration: {
      fileSystemId: fileSystem,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: accessPoint, iam: 'ENABLED' },
    },
  }));
  return [...scratch, ...mounted];
}
