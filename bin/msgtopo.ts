#!/usr/bin/env node
import { processHost } from '../src/cli/process-host';
import { run } from '../src/cli/run';

const argv = process.argv.slice(2);

void run(argv, processHost(argv)).then((exitCode) => {
  process.exitCode = exitCode;
});
