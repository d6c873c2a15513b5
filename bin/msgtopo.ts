#!/usr/bin/env node
import module from 'node:module';

// Node.js 22 can keep what it compiled for the next start; for what is loaded from here on, so nothing is before.
const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
enableCompileCache?.();

void import('../src/cli/main').then(({ main }) => main());
