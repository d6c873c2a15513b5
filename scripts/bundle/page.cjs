const { build } = require('esbuild');
const { join } = require('node:path');

/** The script and the style of the page that `msgtopo graph --format html` writes, in `dist/page`. */
async function bundlePage(root) {
  const browser = join(root, 'src/views/page/browser');
  await build({
    absWorkingDir: root,
    entryPoints: { page: join(browser, 'main.ts'), style: join(browser, 'style.css') },
    outdir: join(root, 'dist', 'page'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    logLevel: 'warning',
  });
}

module.exports = { bundlePage };
