import type { ExternalConsumer } from '#model/external-consumer';
import { Construct } from '../cdktf';

/** Somebody else runs it, so nothing is made: policies of queues, topics and the key name its role. */
export class External extends Construct {
  constructor(scope: Construct, { name }: ExternalConsumer) {
    super(scope, `external-${name}`);
  }
}
