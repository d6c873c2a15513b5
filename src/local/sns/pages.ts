import { invalid } from '../protocol/errors';
import { text, type Input } from '../protocol/input';

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
const PAGE = 100;

/** A page of a list of SNS, and the token of the next. */
export function nextPage<T>(all: readonly T[], input: Input) {
  const given = text(input, 'NextToken');
  const from = given === undefined ? 0 : Number(Buffer.from(given, 'base64').toString());
  if (!Number.isInteger(from)) throw invalid('NextToken');
  const end = from + PAGE;
  const token = end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64') } : {};
  return { items: all.slice(from, end), token };
}
