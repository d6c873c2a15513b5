import { StepPolicy, type StepScaling } from '#drill/engine/auto-scaling/step-policy';

const RULE = {
  comparison: 'GreaterThanOrEqualToThreshold',
  threshold: 50,
  period: 1,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  missingData: 'missing',
};

function policy(scaling: Partial<StepScaling>): StepPolicy {
  return new StepPolicy({
    adjustmentType: 'PercentChangeInCapacity',
    aggregation: 'Average',
    minimum: 0,
    cooldown: 300,
    steps: [
      { lower: 0, upper: 10, adjustment: 0 },
      { lower: 10, upper: 20, adjustment: 10 },
      { lower: 20, upper: undefined, adjustment: 30 },
    ],
    ...scaling,
  });
}

function capacity(of: StepPolicy, value: number, desired: number, now = 0): number | undefined {
  const proposal = of.propose([value], RULE, { now, desired });
  proposal?.done();
  return proposal?.capacity;
}

/** https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html */
test('the example of AWS: 60 adds a tenth of ten, 70 three of eleven', () => {
  expect(capacity(policy({}), 59, 10)).toBeUndefined();
  expect(capacity(policy({}), 60, 10)).toBe(11);
  expect(capacity(policy({}), 70, 11)).toBe(14);
});

test('a part of a task is one task, or as many as are the least to add', () => {
  expect(capacity(policy({}), 60, 4)).toBe(5);
  expect(capacity(policy({ minimum: 2 }), 60, 4)).toBe(6);
});

test('during the cooldown only a larger step adds more, and what was added counts', () => {
  const added = policy({
    adjustmentType: 'ChangeInCapacity',
    steps: [
      { lower: 0, upper: 10, adjustment: 2 },
      { lower: 10, upper: undefined, adjustment: 3 },
    ],
  });
  expect(capacity(added, 50, 10)).toBe(12);
  expect(capacity(added, 50, 12, 60)).toBeUndefined();
  expect(capacity(added, 60, 12, 120)).toBe(13);
  expect(capacity(added, 50, 13, 301)).toBe(15);
});

test('during the cooldown of a scale-out an exact capacity takes nothing away', () => {
  const exact = policy({
    adjustmentType: 'ExactCapacity',
    steps: [
      { lower: 0, upper: 10, adjustment: 2 },
      { lower: 10, upper: undefined, adjustment: 9 },
    ],
  });
  expect(capacity(exact, 60, 1)).toBe(9);
  expect(capacity(exact, 50, 9, 60)).toBeUndefined();
  expect(capacity(exact, 50, 9, 301)).toBe(2);
});

test('the threshold itself belongs to the side of the comparison', () => {
  const down = policy({
    adjustmentType: 'ExactCapacity',
    steps: [{ lower: undefined, upper: 0, adjustment: 0 }],
  });
  const rule = { ...RULE, comparison: 'LessThanOrEqualToThreshold' };
  expect(down.propose([50], rule, { now: 0, desired: 1 })?.capacity).toBe(0);
  expect(down.propose([50], RULE, { now: 0, desired: 1 })).toBeUndefined();
});
