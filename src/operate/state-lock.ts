import { quietSdk } from '#base/aws/quiet-sdk';

/** Where Terraform keeps a state in S3. */
export interface StateObject {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly profile?: string | undefined;
}

/** What S3 says of a lock; the status of HTTP where it says nothing. */
export type LockAnswer =
  | { readonly kind: 'free' }
  | { readonly kind: 'held'; readonly lock: string }
  | { readonly kind: 'unknown'; readonly status: number };

function addressOf({ bucket, region }: StateObject, path: string): URL {
  const { AWS_ENDPOINT_URL_S3: own, AWS_ENDPOINT_URL: all } = process.env;
  const given = own || all;
  if (given) return new URL(`/${bucket}${path}`, given);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://s3.${region}.${suffix}/${bucket}${path}`);
}

/**
 * The lock that somebody holds on a state in S3, as Terraform writes it. It is one object, for which the client of S3 would be a third of all that msgtopo needs of AWS, so the request is signed here.
 * https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export async function lockInS3(state: StateObject): Promise<LockAnswer> {
  quietSdk();
  const { STSClient } = await import('@aws-sdk/client-sts');
  const { region, profile } = state;
  const client = new STSClient({ region, ...(profile === undefined ? {} : { profile }) });
  try {
    const path = `/${state.key}.tflock`.split('/').map(encodeURIComponent).join('/');
    const url = addressOf(state, path);
    const signer = await client.config.signer();
    const request = {
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      query: {},
      headers: { host: url.host },
    };
    const signed = await signer.sign(request, { signingService: 's3', signingRegion: region });
    const answer = await fetch(url, { headers: signed.headers });
    const lock = await answer.text();
    if (answer.ok) return { kind: 'held', lock };
    return answer.status === 404 ? { kind: 'free' } : { kind: 'unknown', status: answer.status };
  } finally {
    client.destroy();
  }
}
