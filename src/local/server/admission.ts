import type { IncomingHttpHeaders } from 'node:http';

/** Names of this machine. Browsers take `.localhost` for it too, whatever a name server says. */
const LOCAL =
  /^(localhost|([\w-]+\.)+localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal|host\.containers\.internal)(:\d{1,5})?$/i;

/**
 * Why a request is not answered; `undefined` if it is. A page in a browser can send to this machine: it comes with an
 * `Origin`, or with a name that its owner has pointed here.
 */
export function refusal(
  { host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  ownOrigins: readonly string[],
): string | undefined {
  if (host === undefined || !LOCAL.test(host)) {
    return `msgtopo dev answers requests to localhost only, and this one is for ${host ?? 'nobody'}`;
  }
  // A picture or a link of another page has no `Origin`, but browsers say where it comes from.
  if (site === 'cross-site' || site === 'same-site') {
    return 'msgtopo dev answers no requests from web pages, and this one comes from another site';
  }
  if (origin === undefined || ownOrigins.includes(origin)) return undefined;
  return `msgtopo dev answers no requests from web pages, and this one comes from ${origin}`;
}
