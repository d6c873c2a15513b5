import { z } from 'zod';
import { AnyJson, Text } from './scalars';

const InlineSchema = z.record(z.string(), AnyJson);

const schema = (description: string, example: unknown) =>
  z
    .union([Text, InlineSchema], 'the name of a file or a JSON Schema')
    .meta({ description, examples: [example] })
    .optional();

const EVENT_TYPE = { required: ['eventType'], properties: { eventType: { enum: ['paid', 'refunded'] } } };

/** https://json-schema.org/draft/2020-12 */
export const Message = z
  .union([
    Text,
    z.strictObject({
      body: schema('The body: a JSON Schema, or a file with one.', 'schemas/order.json'),
      attributes: schema(
        'The message attributes: a JSON Schema for a map of their names and values, or a file with one.',
        EVENT_TYPE,
      ),
    }),
  ])
  .meta({
    description:
      'The contract of its messages: a JSON Schema (draft 2020-12 or 7) for body and attributes; a ' +
      'file name alone is the schema of the body. Filters, flow tests and the messages of publishers ' +
      'are checked against it.',
    examples: ['schemas/order.json'],
  });
