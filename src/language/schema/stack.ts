import { ElementName } from './scalars';

/** What every element can have that is made. */
export const STACK = ElementName.meta({
  description:
    'The Terraform stack that holds it, `<name>-<environment>-<stack>`, instead of the one that all share. Stacks are ' +
    'planned and deployed at the same time. What is deployed already has to be moved in the state when this changes.',
  examples: ['payments'],
}).optional();
