import { denyInsecureTransport, type Statement } from './statement';

/** Nobody without TLS; beside that whoever an identity policy lets in, and what the statements say. */
export function bucketPolicy(arn: string, statements: readonly Statement[] = []): Statement[] {
  return [denyInsecureTransport('s3:*', [arn, `${arn}/*`]), ...statements];
}
