import { pendingSubscriptions } from '#deploy/plan/confirmations';
import { planJson } from '#deploy/plan/reporters/json';
import { planMarkdown } from '#deploy/plan/reporters/markdown';
import { planText } from '#deploy/plan/reporters/text';
import { PLAIN } from '#base/util/style';
import { planBetween } from './plan-between';

const TOPIC =
  'topics: { orders: {} }\nqueues: { own: {}, partner: { external: "arn:aws:sqs:eu-west-1:222222222222:partner" } }\n';
const subscriptions = (...items: string[]) => `${TOPIC}subscriptions: [${items.join(', ')}]\n`;
const OWN = '{ topic: orders, queue: own }';
const PARTNER = '{ topic: orders, queue: partner }';

test('a new subscription of the queue of another account is said to wait, in each format', () => {
  const plan = planBetween(subscriptions(OWN), subscriptions(OWN, PARTNER));
  const message =
    'subscription `orders_to_partner` delivers nothing until account 222222222222 has opened the `SubscribeURL` that SNS sends to queue `partner`';
  expect(pendingSubscriptions(plan)).toEqual([{ element: 'subscription.orders_to_partner', message }]);
  const report = { stack: plan.stack, plan, refused: [], accepted: [] };
  expect(planText([report], PLAIN)).toContain(`note: ${message}`);
  expect(planMarkdown([report])).toContain(`#### Waiting to be confirmed\n\n- ${message}`);
  expect(JSON.parse(planJson([report]))).toMatchObject({ stacks: [{ pending: [{ message }] }] });
});

test('URLs and mailboxes wait as well, but nothing that SNS may deliver to at once', () => {
  const url = '{ topic: orders, url: "https://shop.example.com/orders" }';
  const mail = '{ topic: orders, email: orders@example.com }';
  const plan = planBetween(TOPIC, subscriptions(OWN, url, mail));
  expect(pendingSubscriptions(plan).map(({ message }) => message.split(' until ')[1])).toEqual([
    'somebody has opened the link in the e-mail that SNS sends',
    'its endpoint has confirmed it',
  ]);
});

test('what stays as it is, or goes, waits for nobody', () => {
  const plan = planBetween(subscriptions(OWN, PARTNER), subscriptions(OWN, PARTNER));
  expect(pendingSubscriptions(plan)).toEqual([]);
  expect(pendingSubscriptions(planBetween(subscriptions(OWN, PARTNER), subscriptions(OWN)))).toEqual([]);
});
