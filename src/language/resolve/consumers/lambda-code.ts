/** A zip archive is built by the user, perhaps later, so that none is there yet is only worth a warning. */
import { join } from 'node:path';
import { warning } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { CODE_KEYS, IMAGE_KEYS, type LambdaFile } from '../../schema/consumer/lambda';
import { list, quoted } from '#base/util/text';
import type { LambdaCode } from '#model/consumer';
import { INSIDE } from '../../read/workspace';
import { fail, type Scope } from '../scope';
function zipCode(scope: Scope, file: string, path: Path): LambdaCode | undefined {
  const name = join(scope.directory, file);
  if (scope.workspace.isForeign?.(name, scope.directory) === true) {
    const message = `\`${file}\` is no file of the project`;
    return fail(scope, { rule: 'file-not-found', message, path, help: INSIDE });
  }
  if (!scope.workspace.read(name, scope.directory)) {
    const message = `there is no file \`${name}\` yet`;
    const help = 'build it before you plan';
    scope.report(warning({ rule: 'file-not-found', message, path, help }));
  }
  return { kind: 'zip', file };
}

export function codeOf(scope: Scope, written: LambdaFile['code'], path: Path): LambdaCode | undefined {
  const [key, ...more] = CODE_KEYS.filter((key) => written[key] !== undefined);
  if (key === undefined || more.length > 0) {
    const found = key === undefined ? 'none' : list(quoted([key, ...more]));
    const message = `\`code\` needs exactly one of ${list(quoted(CODE_KEYS), 'or')}, found ${found}`;
    return fail(scope, { rule: 'wrong-value', message, path, on: 'key' });
  }
  const { zip, s3, image, inline } = written;
  if (zip !== undefined) return zipCode(scope, zip, child(path, 'zip'));
  if (s3 !== undefined) return { kind: 's3', bucket: s3.bucket, key: s3.key, version: s3.version };
  if (image !== undefined) return { kind: 'image', uri: image };
  return { kind: 'inline', source: inline! };
}

/** An archive needs both `runtime` and `handler`, and an image brings its own. */
export function checkPackage(scope: Scope, written: LambdaFile, code: LambdaCode, path: Path): void {
  for (const key of ['runtime', 'handler'] as const) {
    if (code.kind === 'image' && written[key] !== undefined) {
      const message = `an image has its own \`${key}\``;
      fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key', help: 'remove it' });
    }
    if (code.kind !== 'image' && written[key] === undefined) {
      const message = `a function from \`${code.kind}\` needs the key \`${key}\``;
      fail(scope, { rule: 'missing-key', message, path, on: 'key' });
    }
  }
  for (const key of IMAGE_KEYS.filter((key) => written[key] !== undefined && code.kind !== 'image')) {
    const message = `\`${key}\` is for an image, and the code is from \`${code.kind}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key', help: 'remove it' });
  }
  if (code.kind === 'image' && written.layers !== undefined) {
    const message = 'an image holds all of its code, so it takes no layers';
    const at = child(path, 'layers');
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: at,
      on: 'key',
      help: 'copy what they hold into the image',
    });
  }
  if (code.kind === 'image' && written.codeSigning !== undefined) {
    const message = 'Lambda checks signatures of archives, not of images';
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: child(path, 'codeSigning'),
      on: 'key',
      help: 'remove it',
    });
  }
}
