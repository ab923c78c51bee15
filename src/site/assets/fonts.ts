// The faces of the site's own serif (data/fonts), as files to send and as the rules that name them.
import { readFileSync } from 'node:fs';
import { type Asset, makeAsset } from './asset.js';

interface Font {
  readonly family: string;
  readonly letters: string;
  /** Every page needs it: its head asks for it at once. */
  readonly isNeeded: boolean;
  readonly file: Asset;
}

/** All that most pages in English hold. */
const BASIC = 'U+0000-00A0, U+00AD, U+00B7, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026';
const LATIN =
  'U+00A1-00AC, U+00AE-00B6, U+00B8-00FF, U+0131, U+0152-0153, U+2010-2012, U+2015, U+201A-201B, U+201E, U+2020-2021, U+20AC, U+2122, U+2212';
const FURTHER_LATIN = 'U+0100-0130, U+0132-0151, U+0154-017F, U+0218-021B, U+1E9E';

export const fonts: readonly Font[] = [
  font('Newsreader Display', 'newsreader-display-basic', BASIC),
  font('Newsreader Display', 'newsreader-display-latin', LATIN),
  font('Newsreader Display', 'newsreader-display-latin-ext', FURTHER_LATIN),
  font('Newsreader Text', 'newsreader-text-basic', BASIC),
  font('Newsreader Text', 'newsreader-text-latin', LATIN),
  font('Newsreader Text', 'newsreader-text-latin-ext', FURTHER_LATIN),
];

/** URLs of the faces that every page needs. */
export const neededFontUrls = fonts.filter(({ isNeeded }) => isNeeded).map(({ file }) => file.url);

/** Named beside the stylesheet, so that both can be moved together. */
export const fontFaces = fonts
  .map(({ family, letters, file }) => {
    const beside = file.url.slice(file.url.lastIndexOf('/') + 1);
    return `@font-face { font-family: "${family}"; src: url("${beside}") format("woff2"); unicode-range: ${letters}; font-display: swap; }\n`;
  })
  .join('');

function font(family: string, name: string, letters: string): Font {
  const content = readFileSync(new URL(`../../../data/fonts/${name}.woff2`, import.meta.url));
  return { family, letters, isNeeded: letters === BASIC, file: makeAsset(name, 'woff2', content) };
}
