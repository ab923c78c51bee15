// The site's own files, held as text. Their URLs change with their content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { icon } from './icon.js';
import { stylesheet } from './stylesheet.js';

export interface Asset {
  readonly url: string;
  readonly mediaType: string;
  readonly text: string;
}

const mediaTypes = { css: 'text/css', svg: 'image/svg+xml', js: 'text/javascript' } as const;
const stylesheetAsset = asset('site', 'css', stylesheet);
const iconAsset = asset('icon', 'svg', icon);
const answerScript = readFileSync(new URL('../browser/answer-stream.js', import.meta.url), 'utf8');
const answerScriptAsset = asset('answer', 'js', answerScript);

export const assets: readonly Asset[] = [stylesheetAsset, iconAsset, answerScriptAsset];
export const answerScriptUrl = answerScriptAsset.url;
export const stylesheetUrl = stylesheetAsset.url;
export const iconUrl = iconAsset.url;

function asset(name: string, extension: keyof typeof mediaTypes, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { url: `/assets/${name}.${hash}.${extension}`, mediaType: mediaTypes[extension], text };
}
