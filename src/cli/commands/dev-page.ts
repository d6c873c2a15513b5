import type { World } from '#local/world';
import { idOf } from '#views/diagram/ids';
import type { LiveData } from '#views/page/data';
import { nameInAws, type Queue, type Topic, type Topology } from '#model/topology';
import type { OneTopology } from './one-environment';

/** What the page can send to, and by which names events know it. */
function liveData({ topics, queues }: Topology, world: World): LiveData {
  const target = (
    section: 'topics' | 'queues',
    element: Topic | Queue,
    addressOf: (awsName: string) => string,
  ) => {
    const awsName = nameInAws(element);
    const { name, fifo: isFifo } = element;
    return { id: idOf(section, element), name, awsName, address: addressOf(awsName), isFifo };
  };
  return {
    targets: [
      ...Array.from(topics.values(), (topic) => target('topics', topic, (name) => world.topicArn(name))),
      ...Array.from(queues.values(), (queue) => target('queues', queue, (name) => world.queueUrl(name))),
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
