import { isMap, type PlainMap } from '#base/util/json';
import { ApiError, invalidParameter } from './errors';

/** The parameters of a request, in the shape of the JSON protocol, whichever protocol they came in. */
export type Input = PlainMap;

function wrongType(name: string): ApiError {
  return new ApiError('SerializationException', `${name} is not of the type that the API has for it`);
}

export function text(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw wrongType(name);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function required(input: Input, name: string): string {
  const value = text(input, name);
  if (value !== undefined && value !== '') return value;
  throw new ApiError('MissingParameter', `The request must contain the parameter ${name}.`);
}

/** A whole number; what is none is refused, as the query protocol can carry any text. */
export function whole(input: Input, name: string): number | undefined {
  const value = text(input, name);
  if (value === undefined || value === '') return undefined;
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  throw invalidParameter(name, value, 'Must be a number.');
}

export function flag(input: Input, name: string): boolean {
  return text(input, name)?.toLowerCase() === 'true';
}

function items(input: Input, name: string): readonly unknown[] {
  const value = input[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrongType(name);
  return value as unknown[];
}

export function texts(input: Input, name: string): string[] {
  return items(input, name).map((item) => {
    if (typeof item !== 'string') throw wrongType(name);
    return item;
  });
}

export function maps(input: Input, name: string): Input[] {
  return items(input, name).map((item) => {
    if (!isMap(item)) throw wrongType(name);
    return item;
  });
}

export function map(input: Input, name: string): Input | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (!isMap(value)) throw wrongType(name);
  return value;
}

export function textMap(input: Input, name: string): Record<string, string> {
  const values = map(input, name) ?? {};
  return Object.fromEntries(Object.keys(values).map((key) => [key, text(values, key) ?? '']));
}
