/* The construct of each kind of consumer, by the word for it in the file. */
export { External as external } from './external';
export { Fargate as fargate } from './fargate';
export { Lambda as lambda } from './lambda';
export { StepFunctions as 'step-functions' } from './step-functions';
