import type { Tags } from '#model/element';
import type { Written } from './queues';

/** The tags that every element has, which the file says once for all. */
export function commonTags(elements: readonly { readonly tags: Tags }[]): Tags {
  const [first, ...others] = elements;
  if (!first || others.length === 0) return {};
  return Object.fromEntries(
    Object.entries(first.tags).filter(([key, value]) => others.every(({ tags }) => tags[key] === value)),
  );
}

/** The key `tags`, with those that not every element has. */
export function tagKeys(tags: Tags, common: Tags): Written {
  const own = Object.entries(tags).filter(([key]) => !(key in common));
  return own.length === 0 ? {} : { tags: Object.fromEntries(own) };
}
