/*
 * What Application Auto Scaling and CloudWatch take, and how quickly they can react.
 */

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html */
export const ALARM_METRICS = 10;

/** Two metrics of each, and one of the tasks. */
export const SCALED_QUEUES = Math.floor((ALARM_METRICS - 1) / 2);

/** https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-quotas.html */
export const STEPS_PER_POLICY = 20;

const MINUTE = 60;

/**
 * Seconds between two scaling activities, unless a policy says otherwise.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
 */
export const COOLDOWN = 5 * MINUTE;

/**
 * Seconds from the moment that messages come until more tasks receive: SQS counts once a minute, CloudWatch may have
 * the count two minutes later, and a task takes a minute to start. AWS promises none of these; the last two are
 * estimates.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
 */
const REACTION = { counted: MINUTE, published: 2 * MINUTE, started: MINUTE } as const;

export const REACTION_TIME = REACTION.counted + REACTION.published + REACTION.started;

/** The least time that tasks are given for what waits when they start. Less would take a crowd of them for every burst. */
const SHORTEST_DRAIN = MINUTE;

/** No scaling on CloudWatch metrics keeps a shorter target when a burst comes. */
export const SHORTEST_TARGET = REACTION_TIME + SHORTEST_DRAIN;

/** How much of a target is left for work when tasks that were added start to receive. */
export function drainTime(target: number): number {
  return Math.max(SHORTEST_DRAIN, target - REACTION_TIME);
}

/**
 * Seconds without any use after which CloudWatch hears nothing of a queue, and until it hears of it again.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
 */
export const INACTIVE_QUEUE = { after: 6 * 60 * MINUTE, heardAfter: 15 * MINUTE } as const;

/**
 * Batches of a standard queue that an event source of Lambda takes at once: at first, more in each minute, and at most.
 * Older editions of the page say 1,000. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
export const EVENT_SOURCE_BATCHES = { first: 5, perMinute: 300, most: 1250 } as const;

/**
 * The same with pollers of one's own, of which each makes several calls at once. Whether it is ten, and a thousand more
 * in each minute, is unproven. https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html
 */
export const PROVISIONED_POLLERS = { calls: 10, perMinute: 1000, standard: { min: 2, max: 200 } } as const;
