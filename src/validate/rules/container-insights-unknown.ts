import { list } from '#base/util/text';
import { scales } from '#model/kinds/consumers/index';
import type { Rule } from '../rule';

function cluster(settings: string): string {
  return `
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
cluster: { ${settings} }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 1, max: 10, backlogPerTask: 100 }
`;
}

export const containerInsightsUnknown: Rule = {
  id: 'container-insights-unknown',
  severity: 'warning',
  summary: 'a service scales in a cluster, and the file does not say that Container Insights are on',
  why:
    'Alarms that scale compare the messages with `DesiredTaskCount`, which only Container Insights publish. Without ' +
    'them the first tasks start, no others do, and none end. The plan asks AWS, and fails if they are off. ' +
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html',
  bad: cluster('name: main'),
  good: cluster('name: main, containerInsights: true'),
  check(topology, found) {
    const scaled = [...topology.consumers.values()].filter(scales);
    const { cluster: foreign } = topology;
    if (scaled.length === 0 || !foreign || foreign.owned || foreign.containerInsights) return;
    const { name, containerInsights } = foreign;
    const names = list(scaled.map((one) => `\`${one.name}\``));
    const isOff = containerInsights === false;
    found({
      message:
        `scaling of ${names} needs Container Insights in the cluster \`${name}\`, ` +
        (isOff ? 'where they are off' : 'and nothing says that they are on'),
      path: ['cluster', isOff ? 'containerInsights' : 'name'],
      help:
        `run \`aws ecs update-cluster-settings --cluster ${name} --settings name=containerInsights,value=enabled\`, ` +
        'and write `containerInsights: true`',
    });
  },
};
