/**
 * Answers everything with what SQS answers to a batch of ten, and keeps nothing: what HTTP and JSON cost by themselves.
 * Usage: node floor.cjs PORT
 */
const { createServer } = require('node:http');

const entry = (index) => ({
  Id: String(index),
  MessageId: '0'.repeat(36),
  MD5OfMessageBody: '0'.repeat(32),
});
const answer = JSON.stringify({ Successful: Array.from({ length: 10 }, (_, index) => entry(index)) });

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': answer.length,
    });
    response.end(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
