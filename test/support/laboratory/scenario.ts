import type { Delay, Outage } from '#drill/engine/cloudwatch/metrics';
import type { Setting } from '#drill/engine/setting';
import type { ServiceSettings } from '#drill/engine/service/service';

/** A load, a service, and what goes wrong. */
export interface Scenario extends Setting, ServiceSettings {
  readonly delay: Delay;
  readonly outages: readonly Outage[];
  /** Tasks at the start; absent as Terraform says. */
  readonly initial: number | undefined;
  /** Seconds at which a new version is deployed. */
  readonly deploys: readonly number[];
}
