/**
 * Asks whether a text matches a pattern of IAM, with `*` and `?`, whatever the case of its letters:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function policyPattern(pattern: string): (text: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const form = new RegExp(`^${source}$`, 'is');
  return (text) => form.test(text);
}
