import { inParallel } from '#base/util/in-parallel';
import type { FoundProgram } from '../programs/found';
import { ruleFrom, scheduleFrom } from '../programs/kinds';
import { collect, PATIENCE } from './patience';

/* What EventBridge sends to topics and queues: rules of all its buses, and schedules. */

const AT_A_TIME = 8;

/** The items of all pages of an operation that has no paginator. */
async function* pagesOf<Page extends { readonly NextToken?: string | undefined }>(
  call: (NextToken: string | undefined) => Promise<Page>,
): AsyncIterable<Page> {
  let token: string | undefined;
  do {
    const page: Page = await call(token);
    yield page;
    token = page.NextToken;
  } while (token !== undefined);
}

export async function rulesOf(region: string): Promise<FoundProgram[]> {
  const sdk = await import('@aws-sdk/client-eventbridge');
  const client = new sdk.EventBridgeClient({ region, ...PATIENCE });
  try {
    const buses = await collect(
      pagesOf((NextToken) => client.send(new sdk.ListEventBusesCommand({ NextToken }))),
      ({ EventBuses = [] }) => EventBuses,
    );
    const rules = await inParallel(buses, AT_A_TIME, ({ Name: EventBusName }) =>
      collect(
        pagesOf((NextToken) => client.send(new sdk.ListRulesCommand({ EventBusName, NextToken }))),
        ({ Rules = [] }) => Rules,
      ),
    );
    return await inParallel(rules.flat(), AT_A_TIME, async (rule) => {
      const { Name: Rule, EventBusName, ScheduleExpression: schedule, State } = rule;
      const targets = await collect(
        pagesOf((NextToken) =>
          client.send(new sdk.ListTargetsByRuleCommand({ Rule, EventBusName, NextToken })),
        ),
        ({ Targets = [] }) => Targets,
      );
      return ruleFrom({
        name: Rule ?? '',
        bus: EventBusName,
        schedule,
        isDisabled: State === 'DISABLED',
        targets: targets.flatMap(({ Arn }) => Arn ?? []),
      });
    });
  } finally {
    client.destroy();
  }
}

export async function schedulesOf(region: string): Promise<FoundProgram[]> {
  const sdk = await import('@aws-sdk/client-scheduler');
  const client = new sdk.SchedulerClient({ region, ...PATIENCE });
  try {
    const schedules = await collect(
      sdk.paginateListSchedules({ client }, {}),
      ({ Schedules = [] }) => Schedules,
    );
    return schedules.map(({ Name: name = '', GroupName: group, State, Target }) =>
      scheduleFrom({
        name,
        group,
        isDisabled: State === 'DISABLED',
        targets: Target?.Arn === undefined ? [] : [Target.Arn],
      }),
    );
  } finally {
    client.destroy();
  }
}
