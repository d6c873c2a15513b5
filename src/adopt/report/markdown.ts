import { chaptersOf, countsOf, type AdoptionReport } from './report';
import { sketches } from './sketches';

function order({ file, args, release }: AdoptionReport): string[] {
  const steps = [
    `Read ${file}, and \`msgtopo validate ${args}\`: its warnings are what you can improve later.`,
    `\`msgtopo plan ${args}\`: it says how many are to import, and must say nothing of destroying or replacing.`,
    ...(release?.before ?? []),
    `\`msgtopo deploy ${args}\`. Should it be interrupted, run it again: what is taken over already stays so.`,
    `\`msgtopo plan ${args}\` again: nothing to change.`,
    ...(release?.after ?? []),
  ];
  return ['## In this order', steps.map((step, index) => `${index + 1}. ${step}`).join('\n')];
}

/** The whole account of an adoption, to be kept beside the topology. */
export function adoptionMarkdown(report: AdoptionReport): string {
  const { draft, release } = report;
  const chapters = chaptersOf(draft).flatMap(({ title, about, lines }) => [
    `## ${title}`,
    about,
    lines.map((line) => `- ${line}`).join('\n'),
  ]);
  const parts = [
    `# What \`msgtopo import\` found`,
    `${countsOf(draft)}.`,
    ...order(report),
    ...(release?.sections ?? []),
    ...chapters,
    ...sketches(draft),
  ];
  return `${parts.join('\n\n')}\n`;
}
