import { filterPolicy, type Message, type ScopeName } from '#messages/filter-policy/index';
import { parsePolicy } from '#messages/filter-policy/parse';
import eventPatterns from './recorded/event-patterns.json';
import matches from './recorded/matches.json';
import refusals from './recorded/refusals.json';

/*
 * What AWS itself answered, or documents: each entry names the place where it was recorded. Everything else that is
 * known of filter policies is in the other tests of this folder.
 */
interface Recording {
  readonly id: string;
  readonly scope: ScopeName;
  readonly policy: object;
}

interface RecordedMatch extends Recording {
  readonly message: { readonly attributes: Message['attributes']; readonly body: unknown };
  readonly matches: boolean;
}

interface RecordedRefusal extends Recording {
  readonly error: string;
}

const MATCHES = matches as unknown as readonly RecordedMatch[];
const REFUSALS = refusals as readonly RecordedRefusal[];

describe.each(MATCHES.map((recording) => [recording.id, recording] as const))('%s', (_, recording) => {
  const { policy, scope, message } = recording;
  const sent: Message = { attributes: message.attributes, body: JSON.stringify(message.body) };

  test('matches or not as AWS does', () => {
    expect(filterPolicy.matches(policy, scope, sent)).toBe(recording.matches);
    expect(filterPolicy.matches(JSON.stringify(policy), scope, sent)).toBe(recording.matches);
    expect(filterPolicy.explain(policy, scope, sent).matches).toBe(recording.matches);
  });

  test('is a policy that AWS takes', () => {
    expect(filterPolicy.validate(policy, scope)).toEqual([]);
  });
});

test.each(REFUSALS.map((recording) => [recording.id, recording] as const))(
  '%s is refused in the words of AWS',
  (_, { policy, scope, error }) => {
    const [first] = filterPolicy.validate(policy, scope);
    expect(first).toMatchObject({ severity: 'error' });
    expect(error.startsWith('(text not recorded)') ? error : first!.message).toBe(error);
  },
);

interface RecordedPattern {
  readonly id: string;
  readonly pattern: object;
  readonly event: object | null;
  readonly result: boolean | 'refused';
}

/* EventBridge and Lambda have the language of filter policies, without the limits of SNS. */
test.each((eventPatterns as readonly RecordedPattern[]).map((one) => [one.id, one] as const))(
  'an event pattern: %s',
  (_, { pattern, event, result }) => {
    const isRefused = parsePolicy(pattern, 'body').problems.some(({ kind }) => kind === 'refused');
    expect(isRefused).toBe(result === 'refused');
    if (result === 'refused') return;
    expect(filterPolicy.matches(pattern, 'body', { body: JSON.stringify(event) })).toBe(result);
  },
);
