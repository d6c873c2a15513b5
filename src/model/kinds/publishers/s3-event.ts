import { endingWith, startingWith } from '#base/json-schema/pattern';
import type { JsonObject } from '#base/util/json';

const TEXT: JsonObject = { type: 'string' };

function map(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

/**
 * Every event that a bucket may tell of, by its family. In a message it has no `s3:` in front.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  ObjectCreated: ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'],
  ObjectRemoved: ['Delete', 'DeleteMarkerCreated'],
  ObjectRestore: ['Post', 'Completed', 'Delete'],
  ObjectTagging: ['Put', 'Delete'],
  LifecycleExpiration: ['Delete', 'DeleteMarkerCreated'],
};

/** `ObjectCreated` is all of its family, `ObjectCreated:Put` itself. */
function eventNames(event: string): string[] {
  const names = EVENTS[event];
  return names ? names.map((name) => `${event}:${name}`) : [event];
}

/** A key that begins and ends so. In a message it is encoded as in a URL, so only what that leaves as it is tells something. */
export function s3Key(prefix = '', suffix = ''): JsonObject {
  const isPlain = (text: string) => /^[\w./-]+$/.test(text);
  return {
    type: 'string',
    allOf: [
      isPlain(prefix) ? { pattern: startingWith(prefix) } : {},
      isPlain(suffix) ? { pattern: endingWith(suffix) } : {},
    ],
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function s3Event(
  events: readonly string[],
  bucketName: JsonObject,
  key: JsonObject = TEXT,
): JsonObject {
  const record = map({
    eventVersion: TEXT,
    eventSource: { const: 'aws:s3' },
    awsRegion: TEXT,
    eventTime: TEXT,
    eventName: { enum: [...new Set(events.flatMap(eventNames))] },
    userIdentity: map({ principalId: TEXT }),
    requestParameters: map({ sourceIPAddress: TEXT }),
    responseElements: map({ 'x-amz-request-id': TEXT, 'x-amz-id-2': TEXT }),
    s3: map({
      s3SchemaVersion: TEXT,
      configurationId: TEXT,
      bucket: map({ name: bucketName, ownerIdentity: map({ principalId: TEXT }), arn: TEXT }),
      object: map({
        key,
        size: { type: 'integer' },
        eTag: TEXT,
        versionId: TEXT,
        sequencer: TEXT,
      }),
    }),
    // What only some families have is not needed to know that a field is there.
    ...Object.fromEntries(
      ['glacierEventData', 'intelligentTieringEventData', 'lifecycleEventData', 'replicationEventData'].map(
        (name) => [name, { type: 'object', additionalProperties: true }],
      ),
    ),
  });
  return map({ Records: { type: 'array', items: record } });
}
