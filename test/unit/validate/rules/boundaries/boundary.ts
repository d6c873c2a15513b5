/** Two topologies that differ by as little as can be: a rule takes the first, and finds something in the second. */
export interface Boundary {
  readonly rule: string;
  readonly what: string;
  readonly at: string;
  readonly beyond: string;
}

export function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

export function section(title: string, count: number, settings = ''): string {
  return `${title}:\n${numbered(count, (index) => `  ${title[0]!}${index}: { ${settings} }`)}\n`;
}

export function lambda(queue: string, ...settings: string[]): string {
  return `
queues: { q: { ${queue} } }
consumers:
  worker:
    type: lambda
    queue: q
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
${settings.map((line) => `    ${line}`).join('\n')}
`;
}

export function fargate(queue: string, ...settings: string[]): string {
  return `
network: { vpc: { create: {} } }
queues: { q: { ${queue} } }
consumers:
  worker:
    type: fargate
    queue: q
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
${settings.map((line) => `    ${line}`).join('\n')}
`;
}

export function machine(queue: string, ...settings: string[]): string {
  return `
queues: { q: { ${queue} } }
consumers:
  book:
    type: step-functions
    queue: q
${settings.map((line) => `    ${line}`).join('\n')}
`;
}

export function queue(settings: string): string {
  return `queues: { q: { ${settings} } }\n`;
}

export function filtered(policy: string): string {
  return `
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q, filter: { policy: ${policy} } }]
`;
}

export function retries(retry: string): string {
  return `
topics: { t: {} }
subscriptions: [{ topic: t, url: "https://a.example.com/", deliveryPolicy: { healthyRetryPolicy: { ${retry} } } }]
`;
}

export function subscribed(count: number, fifo: boolean, settings = ''): string {
  return `topics: { t: { fifo: ${fifo} } }\n${section('queues', count, `fifo: ${fifo}`)}subscriptions:
${numbered(count, (index) => `  - { topic: t, queue: q${index}${settings} }`)}
`;
}

export function streams(count: number): string {
  const arn = 'arn:aws:firehose:eu-west-1:111111111111:deliverystream';
  return `topics: { t: {} }\nsubscriptions:\n${numbered(count, (index) => `  - { topic: t, firehose: "${arn}/s${index}" }`)}`;
}

export const latency = (target: string, processing: string) =>
  `scaling: { max: 10, latency: { target: ${target}, processingTime: ${processing} } }`;

export const message = '{ queue: q, group: a, deduplicationId: x, body: x }';
export const sent = (...flows: string[]) =>
  `${queue('fifo: true')}flows:\n${flows.map((send) => `  - { name: f, send: ${send} }`).join('\n')}`;

export function pair(rule: string, what: string, at: string, beyond: string): Boundary {
  return { rule, what, at, beyond };
}
