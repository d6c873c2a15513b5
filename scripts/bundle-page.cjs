/** Bundles the script and the style of the page that `msgtopo graph --format html` writes, into `dist/page`. */
const { buildSync } = require('esbuild');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const BROWSER = join(ROOT, 'src', 'page', 'browser');

buildSync({
  absWorkingDir: ROOT,
  entryPoints: { page: join(BROWSER, 'main.ts'), style: join(BROWSER, 'style.css') },
  outdir: join(ROOT, 'dist', 'page'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  charset: 'utf8',
  logLevel: 'warning',
});
