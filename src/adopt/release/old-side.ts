import type { Release } from './release';

/** How whatever manages things now lets go of them. */
export interface OldSide {
  /** Steps before the deploy and after it, each a sentence or more. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the steps speak of, as Markdown. */
  readonly sections: readonly string[];
  /** The commands of the old side, for programs. */
  readonly commands: readonly string[];
}

/** Of a Terraform state. */
export function terraformSide({ blocks, commands }: Release): OldSide | undefined {
  if (commands.length === 0) return undefined;
  return {
    before: ['Let the old side go, as below.'],
    after: [],
    sections: [
      '## The Terraform that manages them now',
      'It has to let go of them, or the two change each other’s settings back at every apply. Nothing is destroyed by ' +
        'either way. Take the resources out of its configuration, and put these blocks in their place (Terraform 1.7 or ' +
        'newer, OpenTofu 1.7 or newer); its next plan then says that it forgets them, and must say nothing of destroying:',
      `\`\`\`hcl\n${blocks}\`\`\``,
      'Or run these commands in its folder, then take the resources out of the configuration:',
      `\`\`\`bash\n${commands.join('\n')}\n\`\`\``,
    ],
    commands,
  };
}
