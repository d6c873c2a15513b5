import { resourceAt, synthesized } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

function functionOf(settings: string) {
  const topology = topologyOf(`consumers: { worker: { type: lambda, ${settings} } }`);
  return resourceAt(synthesized(topology), 'aws_lambda_function.worker');
}

describe('where the code comes from', () => {
  test('an archive, relative to the stack, hashed when Terraform plans', () => {
    expect(functionOf('code: { zip: build/worker.zip }, runtime: nodejs22.x, handler: a.b')).toMatchObject({
      filename: '${path.module}/../../../build/worker.zip',
      source_code_hash: '${filebase64sha256("${path.module}/../../../build/worker.zip")}',
    });
  });

  test('an image', () => {
    const image = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1';
    const settings = functionOf(`code: { image: "${image}" }`);
    expect(settings).toMatchObject({ package_type: 'Image', image_uri: image });
    expect(settings).not.toHaveProperty('runtime');
  });

  test('text that stands in the file, as an archive beside the stack with the same hash on each run', () => {
    const inline =
      'code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: app.handler';
    expect(functionOf(inline)).toMatchObject({
      filename: '${path.module}/code/worker.zip',
      source_code_hash: functionOf(inline)['source_code_hash'],
    });
    expect(functionOf(inline)['source_code_hash']).not.toBe(
      functionOf(inline.replace('pass', 'return 1'))['source_code_hash'],
    );
  });
});

describe('what protects code and variables', () => {
  const CODE = 'code: { s3: { bucket: code, key: a.zip } }, runtime: python3.13, handler: app.handler';
  const SIGNING = 'arn:aws:lambda:eu-west-1:111111111111:code-signing-config:csc-0123456789abcdef0';
  test.each([
    ['a key of Lambda', CODE, undefined],
    [
      'the key of the topology',
      `${CODE}, environment: { A: b }, encryption: managed-key`,
      '${aws_kms_key.messages.arn}',
    ],
    ['nothing where there are no variables', `${CODE}, encryption: managed-key`, undefined],
  ])('%s', (_, settings, key) => {
    expect(functionOf(settings)['kms_key_arn']).toBe(key);
  });

  test('only signed archives, if a configuration says who signs', () => {
    expect(functionOf(`${CODE}, codeSigning: "${SIGNING}"`)['code_signing_config_arn']).toBe(SIGNING);
    const image = 'image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1';
    const yaml = `consumers: { worker: { type: lambda, code: { ${image} }, codeSigning: "${SIGNING}" } }`;
    expect(proveText(yaml).diagnostics.map(brief)).toEqual([
      expect.stringMatching(/^wrong-value @ consumers\.worker\.codeSigning /),
    ]);
  });
});
