const { build } = require('esbuild');
const { join } = require('node:path');

/**
 * The script and the style of the page that `msgtopo graph --format html` writes, in `dist/page`.
 *
 * @returns The files that went into them, relative to `root`.
 */
async function bundlePage(root) {
  const browser = join(root, 'src/views/page/browser');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      page: join(browser, 'main.ts'),
      style: join(browser, 'style.css'),
      live: join(browser, 'live.ts'),
    },
    outdir: join(root, 'dist', 'page'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

module.exports = { bundlePage };
