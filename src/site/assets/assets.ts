// The site's own files: the look, its fonts, its scripts.
import { readFileSync } from 'node:fs';
import { type Asset, makeAsset } from './asset.js';
import { fonts } from './fonts.js';
import { icon } from './icon.js';
import { stylesheet } from './stylesheet.js';

const stylesheetAsset = makeAsset('site', 'css', stylesheet);
const iconAsset = makeAsset('icon', 'svg', icon);
const answerScriptAsset = script('answer', 'answer-stream');

export const assets: readonly Asset[] = [
  stylesheetAsset,
  iconAsset,
  answerScriptAsset,
  ...fonts.map(({ file }) => file),
];
export const answerScriptUrl = answerScriptAsset.url;
export const stylesheetUrl = stylesheetAsset.url;
export { neededFontUrls } from './fonts.js';
export const iconUrl = iconAsset.url;

/** A module of `src/site/browser`. */
function script(name: string, module: string): Asset {
  return makeAsset(name, 'js', readFileSync(new URL(`../browser/${module}.js`, import.meta.url), 'utf8'));
}
