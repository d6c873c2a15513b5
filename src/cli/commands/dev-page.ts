import type { World } from '#local/world';
import { idOf } from '#views/diagram/ids';
import type { LiveData } from '#views/page/data';
import { nameInAws, type Topology } from '#model/topology';
import type { OneTopology } from './one-environment';

/** What the page can send to, and by which names events know it. */
function liveData({ topics, queues }: Topology, world: World): LiveData {
  return {
    targets: [
      ...Array.from(topics.values(), (topic) => {
        const awsName = nameInAws(topic);
        const id = idOf('topics', topic);
        return {
          id,
          name: topic.name,
          awsName,
          address: world.topicArn(awsName),
          isFifo: topic.fifo,
        };
      }),
      ...Array.from(queues.values(), (queue) => {
        const awsName = nameInAws(queue);
        const id = idOf('queues', queue);
        return {
          id,
          name: queue.name,
          awsName,
          address: world.queueUrl(awsName),
          isFifo: queue.fifo,
        };
      }),
    ],
  };
}

/** The page of the topology, with what happens on the server. It needs nothing of Terraform, and so tells no addresses. */
export async function devPage({ topology, proof }: OneTopology, world: World): Promise<string> {
  const [{ composePage }, { writePage }, { livePageAssets }] = await Promise.all([
    import('#views/page/compose'),
    import('#views/page/page'),
    import('#views/page/assets'),
  ]);
  const input = await composePage(topology, { ...proof, addresses: new Map() });
  const data = { ...input.data, live: liveData(topology, world) };
  return writePage({ ...input, data }, livePageAssets());
}
