import type { Container } from '#model/fargate';

/** How a container starts, what limits it and where it listens; nothing where the file says nothing. */
export function startSettings({ ports, ulimits, restart, dependsOn }: Container) {
  const conditions = Object.entries(dependsOn);
  return {
    ...(ports.length > 0
      ? {
          portMappings: ports.map(({ port, protocol }) => ({
            containerPort: port,
            hostPort: port,
            protocol,
          })),
        }
      : {}),
    ...(ulimits.length > 0
      ? { ulimits: ulimits.map(({ name, soft, hard }) => ({ name, softLimit: soft, hardLimit: hard })) }
      : {}),
    ...(restart
      ? {
          restartPolicy: {
            enabled: true,
            restartAttemptPeriod: restart.resetAfter,
            ...(restart.ignoredExitCodes.length > 0 ? { ignoredExitCodes: restart.ignoredExitCodes } : {}),
          },
        }
      : {}),
    ...(conditions.length > 0
      ? {
          dependsOn: conditions.map(([containerName, condition]) => ({
            containerName,
            condition: condition.toUpperCase(),
          })),
        }
      : {}),
  };
}
