export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

export type Attributes = Readonly<Record<string, string>>;

export interface MadeQueue {
  readonly name: string;
  readonly attributes: Attributes;
  readonly tags: Attributes;
}

export interface MadeTopic extends MadeQueue {
  readonly dataProtection: string | undefined;
}

export interface MadeSubscription {
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Attributes;
  readonly pending: boolean;
}

export function arn(service: string, name: string, account = ACCOUNT): string {
  return `arn:aws:${service}:${REGION}:${account}:${name}`;
}
