#!/usr/bin/env node
/*
 * What `dist/bin/msgtopo.js` is made from: it loads the program from `dist/lib`, as it was compiled before
 * (docs/adr/0008).
 */
import { join } from 'node:path';
import { keptIn, NOTHING_KEPT } from './kept';
import { Loader } from './loader';

/** Of everything in `dist/lib`, since V8 looks at nothing but the length of a text that it has compiled before. */
declare const BUILD: string;

/** Node.js has this variable for the cache of its own. */
const isKept = !process.env['NODE_DISABLE_COMPILE_CACHE'];

const folder = join(__dirname, '../kept', `${BUILD}-${process.version}-${process.arch}`);
const loader = new Loader(join(__dirname, '../lib'), isKept ? keptIn(folder) : NOTHING_KEPT, require);
process.on('exit', () => loader.keep());
const { main } = loader.load('main.js') as typeof import('#cli/main');
void main();
