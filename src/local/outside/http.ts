import { request } from 'node:http';
import type { HandOver, Outside } from '../sns/outside';
import type { LocalSubscription } from '../sns/topic';

const TIMEOUT = 15_000;

/** SNS tries again after 20 seconds each; nobody wants to wait so long for a mistake of their own. */
const WAITS = [0, 1000, 2000, 4000];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  return protocol === 'http:' && LOOPBACK.has(hostname);
}

function post(
  address: string,
  subscription: LocalSubscription,
  { body, kind, origin }: HandOver,
): Promise<boolean> {
  const isRaw = subscription.attributes['RawMessageDelivery'] === 'true';
  const headers = {
    'content-type': 'text/plain; charset=UTF-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Amazon Simple Notification Service Agent',
    'x-amz-sns-message-type': kind,
    'x-amz-sns-message-id': origin,
    'x-amz-sns-topic-arn': subscription.topic.arn,
    'x-amz-sns-subscription-arn': subscription.arn,
    ...(isRaw && kind === 'Notification' ? { 'x-amz-sns-rawdelivery': 'true' } : {}),
  };
  return new Promise((resolve) => {
    const call = request(address, { method: 'POST', headers, timeout: TIMEOUT }, (response) => {
      response.resume();
      const { statusCode = 500 } = response;
      resolve(statusCode >= 200 && statusCode < 300);
    });
    call.on('error', () => resolve(false));
    call.on('timeout', () => call.destroy());
    call.end(body);
  });
}

/** Endpoints of HTTP on this machine: those that are named for a subscription, and those that are loopback themselves. */
export class HttpOutside implements Outside {
  /** By the ARN of the subscription. */
  private readonly addresses = new Map<string, string>();

  map({ arn }: LocalSubscription, address: string): void {
    this.addresses.set(arn, address);
  }

  handOver(subscription: LocalSubscription, what: HandOver): Promise<boolean> | undefined {
    const { arn, endpoint, protocol } = subscription;
    const address = this.addresses.get(arn) ?? (/^https?$/.test(protocol) ? endpoint : '');
    return isLoopback(address) ? this.tryAgain(address, subscription, what) : undefined;
  }

  private async tryAgain(address: string, subscription: LocalSubscription, what: HandOver): Promise<boolean> {
    for (const wait of WAITS) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait).unref());
      if (await post(address, subscription, what)) return true;
    }
    return false;
  }
}
