import { ElementName } from './scalars';

/** What every element can have that is made. */
export const STACK = ElementName.meta({
  description:
    'The Terraform stack that holds it, `<name>-<environment>-<stack>`, instead of the shared one. ' +
    'Stacks are planned and deployed in parallel. If you change this for something that is deployed, ' +
    'it has to be moved to the state of the other stack.',
  examples: ['payments'],
}).optional();
