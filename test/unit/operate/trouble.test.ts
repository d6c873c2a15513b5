import { troubleOf } from '#operate/trouble';

test('an answer that is not JSON reads like a sentence', () => {
  // As the SDK tells of the sign-in page of a network.
  const failure = Object.assign(new SyntaxError(`Unexpected token '<', "<html>" is not valid JSON`), {
    $response: { statusCode: 200 },
    $metadata: {},
  });
  expect(troubleOf(failure)).toEqual({
    message:
      'the answer is not one of AWS (HTTP status 200): something between here and AWS answered instead',
    help: 'check your proxy, your VPN, and the sign-in page of your network',
  });
});

test('an error of our own is none of AWS', () => {
  expect(troubleOf(new SyntaxError('Unexpected token'))).toBeUndefined();
  expect(troubleOf(new Error('a bug'))).toBeUndefined();
});
