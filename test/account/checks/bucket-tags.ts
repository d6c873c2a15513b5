import type { Account } from '../account';
import { unsettled, type Check, type Finding } from '../check';
import { refusalOf } from '../messaging';
import { document } from '../policies';

const FACTS = ['s3-control-tags'];

/** The words by which the provider knows that it may not, and reads the tags of the bucket as before. */
const REFUSED = 'is not authorized to perform';

function configuration(region: string): string {
  return region === 'us-east-1'
    ? ''
    : `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
}

/**
 * The tags of a bucket through S3 Control, and once more where the policy of the bucket denies it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_TagResource.html
 */
async function tags(account: Account): Promise<Finding[]> {
  const bucket = `${account.prefix}-tags`;
  const arn = `arn:aws:s3:::${bucket}`;
  const path = `/v20180820/tags/${encodeURIComponent(arn)}`;
  await account.s3('PUT', `/${bucket}`, { body: configuration(account.region) });
  account.undo(`bucket ${bucket}`, () => account.s3('DELETE', `/${bucket}`));
  const space = 'http://awss3control.amazonaws.com/doc/2018-08-20/';
  const tag = '<Tags><Tag><Key>facts</Key><Value>yes</Value></Tag></Tags>';
  const body = `<TagResourceRequest xmlns="${space}">${tag}</TagResourceRequest>`;
  await account.s3('POST', path, { body, isControl: true });
  const read = () => account.s3('GET', path, { isControl: true });
  const isRead = (await read()).includes('<Value>yes</Value>');
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:ListTagsForResource', Resource: arn };
  await account.s3('PUT', `/${bucket}?policy`, { body: document([deny]) });
  await account.wait(15);
  const refusal = await refusalOf(read);
  const saw = `a tag set through S3 Control is ${isRead ? '' : 'not '}read there; where it is denied: ${refusal ?? 'read all the same'}`;
  if (refusal === undefined) return unsettled(FACTS, saw);
  return [{ fact: FACTS[0]!, holds: isRead && refusal.includes(REFUSED), saw }];
}

export const bucketTags: Check = { name: 'bucket-tags', facts: FACTS, run: tags };
