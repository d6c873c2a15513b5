/** Loaded into each measured process and those that it starts: what one has used is a line of a file when it ends. */
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  appendFileSync(process.env.BENCHMARK_USAGE, `${JSON.stringify(usage)}\n`);
});
