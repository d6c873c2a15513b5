import type { Path } from '#base/diagnostics/path';
import type { JsonObject } from '#base/util/json';

/** What every message of a topic is, as far as the file says. */
export interface Contract {
  readonly path: Path;
  readonly body: MessageSchema | undefined;
  /** Of a map from the names of message attributes to their values. */
  readonly attributes: MessageSchema | undefined;
}

/** A JSON Schema, and where it was written. */
export interface MessageSchema {
  readonly schema: JsonObject;
  /** Absent if it is written in the topology. */
  readonly file: string | undefined;
  /** Where it stands in the topology: itself, or the name of its file. */
  readonly path: Path;
}
