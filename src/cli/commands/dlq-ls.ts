import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { queueAddressOf } from '#operate/address';
import { deadLetterQueues } from '#operate/dead-letter-queue';
import { inParallel } from '#base/util/in-parallel';
import { alignedTable } from '#base/util/table';
import { wantsJson } from './session-options';
import { talkingToAws } from './operation';
import type { DLQ_LS } from './operation-commands';
import { oneReading } from './one-environment';
import { jsonText, versioned } from '#base/util/json';

const AT_A_TIME = 10;

export const run: Run<typeof DLQ_LS> = async ([file], options, context) => {
  const reading = await oneReading(file, 'dlq ls', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  return talkingToAws(context, async (sqs) => {
    const rows = await inParallel(deadLetterQueues(topology), AT_A_TIME, async ({ queue, sources }) => {
      const address = queueAddressOf(topology, queue);
      const depth = await (await sqs.queue(address))?.depth();
      const { physicalName } = address;
      return { queue: queue.name, physicalName, sources: sources.map(({ name }) => name), depth };
    });
    if (wantsJson(options)) {
      const deadLetters = rows.map(({ depth, ...row }) => ({ ...row, depth: depth ?? null }));
      return { exitCode: EXIT.done, data: jsonText(versioned({ deadLetters })) };
    }
    if (rows.length === 0) return { exitCode: EXIT.done, talk: 'no queue has dead letters\n' };
    const table = alignedTable(
      [
        { title: 'dead letters of' },
        { title: 'queue' },
        { title: 'waiting', right: true },
        { title: 'in flight', right: true },
      ],
      rows.map(({ sources, physicalName, queue, depth }) => [
        sources.join(', ') || queue,
        physicalName,
        depth ? String(depth.waiting) : 'not deployed',
        depth ? String(depth.inFlight) : '',
      ]),
      context.style,
    );
    return { exitCode: EXIT.done, data: table };
  });
};
