/*
 * The homes of the kinds of each sort, by what their paths start with, and where a kind is named still, with the reason.
 * Only a home may be added. `compare`: where kinds may be compared. `choose`: where all of one kind may be asked for.
 */
export const HOMES = [
  {
    union: 'Consumer',
    file: 'src/model/consumer.ts',
    ask: 'consumerFacts',
    compare: [
      'src/model/kinds/consumers/',
      'src/language/resolve/consumers/',
      'src/operate/consumers/',
      'src/policies/consumers/',
      'src/policies/deploying/consumers/',
      'stacks/consumers/',
      // A subscription calls functions alone.
      'src/language/resolve/subscriptions.ts',
      // The helpers themselves.
      'src/model/topology.ts',
    ],
    choose: [
      // A rule may be about one kind alone, but must not take the next kind for it.
      'src/validate/rules/',
      // A flow may say how functions answer.
      'src/messages/flow/workers.ts',
      // Only functions have archives of code beside the file.
      'src/deploy/apply/digest.ts',
      'src/deploy/apply/handlers.ts',
      // Import knows topics and queues, and tells functions of the file from others.
      'src/adopt/compare/drift.ts',
    ],
  },
  {
    union: 'Publisher',
    file: 'src/model/publisher.ts',
    ask: 'publisherFacts',
    compare: [
      'src/model/kinds/publishers/',
      'src/language/resolve/api.ts',
      'src/language/resolve/publishers.ts',
      // Switches over all kinds, which the compiler checks: what policies say of each.
      'src/policies/admission.ts',
      'src/policies/roles/publishers.ts',
      'src/policies/deploying/services/publishers.ts',
      // What each kind is made of, as the guard of a plan reads it.
      'src/deploy/plan/publishers/',
      'stacks/publishers/',
    ],
    choose: [
      // The notifications of buckets of others, and the logs of APIs.
      'src/policies/deploying/services/storage.ts',
      'src/policies/deploying/services/logs.ts',
    ],
  },
  {
    union: 'Receiver',
    file: 'src/model/topology.ts',
    ask: 'receiverFacts',
    compare: ['src/model/kinds/receivers/', 'src/language/resolve/subscriptions.ts'],
    choose: [],
  },
  {
    union: 'Store',
    file: 'src/model/store.ts',
    ask: 'storeFacts',
    compare: [
      'src/model/kinds/stores/',
      'src/language/resolve/stores.ts',
      'src/policies/store-grants.ts',
      'src/policies/deploying/services/storage.ts',
      'stacks/constructs/store.ts',
    ],
    choose: [],
  },
];
