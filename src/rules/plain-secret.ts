import { child } from '../diagnostics/path';
import { variablesOf } from '../topology/consumer';
import type { Rule } from './rule';

/** Names that say that the value is secret. `PASSWORD_FILE`, `SECRET_NAME` and `TOKEN_URL` only say where it is. */
const SECRET = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(API|ACCESS|PRIVATE|SIGNING)_?KEY)$/i;

/** Values that are secret whatever their name: AWS keys, private keys, addresses with a password. */
const CREDENTIAL = /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]+:[^/\s:@]+@/;

export const plainSecret: Rule = {
  id: 'plain-secret',
  severity: 'error',
  summary: 'a secret stands in the topology as plain text',
  why:
    'It would be readable in the repository, in the Terraform state, in the console, and to everybody who may ' +
    'describe the consumer. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-taskrole.html#security-tasks-containers',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { DB_PASSWORD: hunter2 }
`,
  good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    secrets: { DB_PASSWORD: { ssm: /billing/db-password } }
`,
  check({ consumers }, found) {
    for (const consumer of consumers.values()) {
      for (const { path, values } of variablesOf(consumer)) {
        for (const [name, value] of Object.entries(values)) {
          if (value === '' || (!SECRET.test(name) && !CREDENTIAL.test(value))) continue;
          found({
            message: `\`${name}\` is a secret, but its value stands here as plain text`,
            path: child(path, name),
            on: 'key',
            help: 'keep it in SSM or Secrets Manager, and name it in `secrets`',
          });
        }
      }
    }
  },
};
