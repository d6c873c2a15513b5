/// <reference lib="dom" />

const VERSIONS = { sns: '2010-03-31', sqs: '2012-11-05' };

async function problemOf(response: Response): Promise<string | undefined> {
  if (response.ok) return undefined;
  const text = await response.text();
  return /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? text.trim();
}

/** Calls the API of AWS on the server of the page; gives why it refused. */
export async function callApi(
  service: 'sns' | 'sqs',
  parameters: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const body = new URLSearchParams({ Version: VERSIONS[service], ...parameters });
  return problemOf(await fetch('/', { method: 'POST', body }));
}

/** Asks for what the API of AWS does not have; gives why it was refused. */
export async function control(wish: object): Promise<string | undefined> {
  return problemOf(await fetch('/_dev/control', { method: 'POST', body: JSON.stringify(wish) }));
}
