/** How the attributes of a type of Terraform become requests of the provider. */
export interface Request {
  /** What is sent, by service and shape of AWS's models; a member is looked for in one after the other. */
  readonly shapes: readonly string[];
  /** Where attributes are called otherwise: the path of a member, or `=` and the path for JSON text. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Attributes that have no member, and why. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Members that nothing here goes to. */
  readonly without?: readonly RegExp[];
}

export const SENT_ELSEWHERE = 'the provider finds the resource by it';

export const PATCHED = 'sent as a patch, for which the model has no shape';

export const OF_TERRAFORM = 'Terraform alone knows it';

export const ATTRIBUTE = 'one of a map of texts, for which the model asks nothing; a fact of limits';

export const JSON_TEXT = 'JSON text of another language than that of the models';

/** Tags have one form everywhere, and `limits.TAGS`. */
export const TAGS = /^tags(\.|$)/;
