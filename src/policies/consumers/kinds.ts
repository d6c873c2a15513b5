/* What each kind of consumer may do, by the word for it in the file. */
export { external } from './external';
export { fargate } from './fargate';
export { lambda } from './lambda';
export { stepFunctions as 'step-functions' } from './step-functions';
