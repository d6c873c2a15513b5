/* What is asked of AWS about a kind of consumer, by the word for it in the file. The status of other kinds says that it is not asked. */
export { fargate } from './fargate';
export { lambda } from './lambda';
export { stepFunctions as 'step-functions' } from './step-functions';
