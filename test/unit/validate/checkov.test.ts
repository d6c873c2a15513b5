import { CHECKS, CHECKS_BY_TYPE, looksAt, TYPES_BY_SECTION } from '#validate/checkov';
import { addressesByElement } from '#stacks/inventory';
import { soundTopologies } from '#test/support/sound-topologies';
import { TODAY } from '#test/unit/topology-of';

test('a check looks at the types that it is listed for, and at no other', () => {
  expect(looksAt('CKV_AWS_27', 'aws_sqs_queue')).toBe(true);
  expect(looksAt('CKV_AWS_27', 'aws_sns_topic')).toBe(false);
  expect(looksAt('CKV_AWS_27', 'aws_no_such_type')).toBe(false);
});

test('every check is a check of checkov, once for each type', () => {
  for (const [type, checks] of Object.entries(CHECKS_BY_TYPE)) {
    expect(checks.filter((check) => !/^CKV2?_AWS_\d+$/.test(check))).toEqual([]);
    expect([type, new Set(checks).size]).toEqual([type, checks.length]);
  }
  expect(new Set(CHECKS).size).toBe(CHECKS.length);
});

test('a section names only types that something is asked of, and each of these is in a section', () => {
  const named = new Set(Object.values(TYPES_BY_SECTION).flat());
  expect([...named].filter((type) => !CHECKS_BY_TYPE[type])).toEqual([]);
  expect(Object.keys(CHECKS_BY_TYPE).filter((type) => !named.has(type))).toEqual([]);
});

/* Otherwise a check that fails there could not be accepted: it would be said never to look at such an element. */
test('whatever an element becomes that checkov looks at is a type of its section', () => {
  const strangers = soundTopologies(TODAY).flatMap(([file, topology]) =>
    [...addressesByElement(topology)].flatMap(([id, addresses]) => {
      const types = TYPES_BY_SECTION[id.split('.')[0]!];
      const made = addresses.map((address) => address.split('.')[0]!).filter((type) => CHECKS_BY_TYPE[type]);
      return types
        ? made.filter((type) => !types.includes(type)).map((type) => `${file}: ${id} ${type}`)
        : [];
    }),
  );
  expect(strangers).toEqual([]);
});
