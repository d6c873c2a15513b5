/* Every kind of publisher, by the word for it in the file. */
export { api } from './api';
export { eventRule as 'event-rule' } from './event-rule';
export { iotRule as 'iot-rule' } from './iot-rule';
export { role } from './role';
export { s3 } from './s3';
export { schedule } from './schedule';
