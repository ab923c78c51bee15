// The site's own files: the look, its fonts, its scripts.
import { readFileSync } from 'node:fs';
import { type Asset, makeAsset } from './asset.js';
import { fonts } from './fonts.js';
import { icon } from './icon.js';
import { embedStylesheet, stylesheet } from './stylesheet.js';

const stylesheetAsset = makeAsset('site', 'css', stylesheet);
const iconAsset = makeAsset('icon', 'svg', icon);
const answerScriptAsset = script('answer', 'answer-stream');
const copyScriptAsset = script('copy', 'copy');
const citeScriptAsset = script('cite', 'cite');
const suggestScriptAsset = script('suggest', 'suggest');
const embedStyleAsset = makeAsset('embed', 'css', embedStylesheet);
const playerScripts = [script('player', 'player'), script('start', 'player-start')];
const episodeScripts = [script('moments', 'player-moments'), script('ribbon', 'player-ribbon')];

export const assets: readonly Asset[] = [
  stylesheetAsset,
  iconAsset,
  answerScriptAsset,
  copyScriptAsset,
  suggestScriptAsset,
  citeScriptAsset,
  embedStyleAsset,
  ...playerScripts,
  ...episodeScripts,
  ...fonts.map(({ file }) => file),
];
export const answerScriptUrl = answerScriptAsset.url;
export const copyScriptUrl = copyScriptAsset.url;
export const citeScriptUrl = citeScriptAsset.url;
export const suggestScriptUrl = suggestScriptAsset.url;
export const embedStylesheetUrl = embedStyleAsset.url;
export const playerScriptUrls = playerScripts.map(({ url }) => url);
export const episodeScriptUrls = episodeScripts.map(({ url }) => url);
export const stylesheetUrl = stylesheetAsset.url;
export { neededFontUrls } from './fonts.js';
export const iconUrl = iconAsset.url;

/** A module of `src/site/browser`. */
function script(name: string, module: string): Asset {
  return makeAsset(name, 'js', readFileSync(new URL(`../browser/${module}.js`, import.meta.url), 'utf8'));
}
