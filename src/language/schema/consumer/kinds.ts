/* What is written about each kind of consumer, by the word for it in the file. */
export { ExternalConsumer as external } from './external';
export { FargateConsumer as fargate } from './fargate';
export { LambdaConsumer as lambda } from './lambda';
export { StepFunctionsConsumer as 'step-functions' } from './step-functions';
