import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues: { billing: { traffic: { messages: 5, per: second } } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
consumers:
  biller:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/biller:1
    scaling: { min: 0, max: 40, latency: { target: 5m, processingTime: 250ms } }
drills:
  burst: { burst: 10000, for: 4h }
  too-much: { burst: 500000, for: 4h }
`;

describe('drill', () => {
  const cwd = folderWith({ 'topology.yaml': TOPOLOGY });
  afterAll(() => removeFolder(cwd));

  test('the program plays the Terraform that it would write, and fails where a promise does', async () => {
    const fine = await msgtopo(['drill', '--name', 'burst'], { cwd });
    expect(fine.stdout).toContain('latency         5m for biller: holds');
    expect(fine.status).toBe(0);
    const all = await msgtopo(['drill', '--json'], { cwd });
    expect(all.status).toBe(1);
    const { drills } = JSON.parse(all.stdout) as { drills: { drill: string; passed: boolean }[] };
    expect(drills.map(({ drill, passed }) => [drill, passed])).toEqual([
      ['burst', true],
      ['too-much', false],
    ]);
  });
});
