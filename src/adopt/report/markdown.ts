import type { Release } from '../release/release';
import { chaptersOf, countsOf, type AdoptionReport } from './report';

function oldSide({ blocks, commands }: Release): string[] {
  if (commands.length === 0) return [];
  return [
    '## The Terraform that manages them now',
    'It has to let go of them, or the two change each other’s settings back at every apply. Nothing is destroyed by ' +
      'either way. Take the resources out of its configuration, and put these blocks in their place (Terraform 1.7 or ' +
      'newer, OpenTofu 1.7 or newer); its next plan then says that it forgets them, and must say nothing of destroying:',
    `\`\`\`hcl\n${blocks}\`\`\``,
    'Or run these commands in its folder, then take the resources out of the configuration:',
    `\`\`\`bash\n${commands.join('\n')}\n\`\`\``,
  ];
}

function order(file: string, release: Release | undefined): string[] {
  const letGo = release && release.commands.length > 0 ? ['Let the old side go, as below.'] : [];
  const steps = [
    `Read ${file}, and \`msgtopo validate ${file}\`: its warnings are what you can improve later.`,
    `\`msgtopo plan ${file}\`: it says how many are to import, and must say nothing of destroying or replacing.`,
    ...letGo,
    `\`msgtopo deploy ${file}\`. Should it be interrupted, run it again: what is taken over already stays so.`,
    `\`msgtopo plan ${file}\` again: nothing to change.`,
  ];
  return ['## In this order', steps.map((step, index) => `${index + 1}. ${step}`).join('\n')];
}

/** The whole account of an adoption, to be kept beside the topology. */
export function adoptionMarkdown({ draft, release, file }: AdoptionReport): string {
  const chapters = chaptersOf(draft).flatMap(({ title, about, lines }) => [
    `## ${title}`,
    about,
    lines.map((line) => `- ${line}`).join('\n'),
  ]);
  const parts = [
    `# What \`msgtopo import\` found`,
    `${countsOf(draft)}.`,
    ...order(file, release),
    ...(release ? oldSide(release) : []),
    ...chapters,
  ];
  return `${parts.join('\n\n')}\n`;
}
