#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';

/** Node.js 20 does not have it, and its types are those of Node.js 20. */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => void };

/*
 * Node.js 22 and newer keep compiled code from one start to the next. Node.js itself would put it into the temporary
 * folder, where other users of the machine could plant code; this is a folder of yours alone. `NODE_COMPILE_CACHE`
 * names another folder, and `NODE_DISABLE_COMPILE_CACHE` turns the cache off.
 */
const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, '.cache'));
if (caches) enableCompileCache?.(join(caches, 'msgtopo'));

// Loaded after that, so that the cache serves it too.
void import('#cli/main').then(({ main }) => main());
