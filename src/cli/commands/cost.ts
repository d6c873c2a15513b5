import { usageProblem, type Run } from '../command';
import { costReport } from '#views/cost/reporters';
import { unknownTraffic } from '#views/cost/unknown';
import { locateAll } from '#base/diagnostics/locate';
import { reportFindings } from '#base/diagnostics/reporters/text';
import { toBytes, toMilliseconds } from '#base/util/units';
import { document } from './document';
import { estimateOf } from './estimate-of';
import { proveOne } from './one-environment';
import { wantsJson } from './session-options';
import type { COST } from './document-commands';

export const run: Run<typeof COST> = async (args, options, context) => {
  const written = options.messageTime;
  const milliseconds = toMilliseconds(written);
  if (milliseconds === undefined) {
    return usageProblem(`--message-time takes a time such as \`250ms\` or \`2s\`, found \`${written}\``);
  }
  const size = options.logSize;
  const bytes = toBytes(size);
  if (bytes === undefined) {
    return usageProblem(`--log-size takes a size such as \`200B\` or \`1KiB\`, found \`${size}\``);
  }
  const proved = await proveOne(args, options, context);
  if (!proved.ok) return proved.outcome;
  const { topology, proof, talk } = proved.value;
  const result = await estimateOf(topology, {
    secondsPerMessage: milliseconds / 1000,
    logBytesPerMessage: bytes,
  });
  const unknown = locateAll(unknownTraffic(topology), proof.readings[0]!.locate);
  const told = unknown.length > 0 ? `${reportFindings(unknown, context.talkStyle)}\n` : '';
  const format = wantsJson(options) ? 'json' : options.format;
  const style = options.out === undefined ? context.style : undefined;
  return document(costReport(result, format, style), talk + told, { args, options, context });
};
