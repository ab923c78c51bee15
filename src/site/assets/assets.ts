// The site's own files: the look, its fonts, its scripts.
import { readFileSync } from 'node:fs';
import { type Asset, makeAsset } from './asset.js';
import { fonts } from './fonts.js';
import { icon, touchIcon } from './icon.js';
import { joinScripts } from './join-scripts.js';
import { embedStylesheet, stylesheet } from './stylesheet.js';

const stylesheetAsset = makeAsset('site', 'css', withoutSpace(stylesheet));
const iconAsset = makeAsset('icon', 'svg', icon);
const touchIconAsset = makeAsset('icon', 'png', touchIcon);
const answerScriptAsset = script('answer', 'answer-stream');
const copyScriptAsset = script('copy', 'copy');
const citeScriptAsset = script('cite', 'cite');
const suggestScriptAsset = script('suggest', 'suggest');
const embedStyleAsset = makeAsset('embed', 'css', embedStylesheet);
const episodeScripts = ['player-moments', 'player-ribbon'];
const episodeScriptAsset = script('episode', ...episodeScripts);
/** The player is first: the others ask it and its times. */
const playerScriptAsset = script(
  'player',
  'sentence-times',
  'player',
  'player-keys',
  'player-pass-on',
  'player-start',
  ...episodeScripts,
);

export const assets: readonly Asset[] = [
  stylesheetAsset,
  iconAsset,
  touchIconAsset,
  answerScriptAsset,
  copyScriptAsset,
  suggestScriptAsset,
  citeScriptAsset,
  embedStyleAsset,
  episodeScriptAsset,
  playerScriptAsset,
  ...fonts.map(({ file }) => file),
];
export const answerScriptUrl = answerScriptAsset.url;
export const copyScriptUrl = copyScriptAsset.url;
export const citeScriptUrl = citeScriptAsset.url;
export const suggestScriptUrl = suggestScriptAsset.url;
export const embedStylesheetUrl = embedStyleAsset.url;
/** Of a page of an episode. */
export const episodeScriptUrl = episodeScriptAsset.url;
/** Of one that is heard, instead of that. */
export const playerScriptUrl = playerScriptAsset.url;
export const stylesheetUrl = stylesheetAsset.url;
export { neededFontUrls } from './fonts.js';
export const iconUrl = iconAsset.url;
export const touchIconUrl = touchIconAsset.url;

/** Modules of `src/site/browser`. */
function script(name: string, ...modules: readonly string[]): Asset {
  const sources = modules.map((module) => {
    return readFileSync(new URL(`../browser/${module}.js`, import.meta.url), 'utf8');
  });
  return makeAsset(name, 'js', joinScripts(sources));
}

/** Of rules, where it means nothing: none of the look's own words and addresses has a sign of rules beside a space. */
function withoutSpace(css: string): string {
  return css
    .replaceAll(/;?\s*\}\s*/gu, '}')
    .replaceAll(/\s*\{\s*/gu, '{')
    .replaceAll(/([;:,])\s+/gu, '$1');
}
