// The site's own files, held as text so that a build needs no copying. Their URLs change with their content.
import { createHash } from 'node:crypto';
import { icon } from './icon.js';
import { stylesheet } from './stylesheet.js';

export interface Asset {
  readonly url: string;
  readonly mediaType: string;
  readonly text: string;
}

const stylesheetAsset = asset('site', 'css', stylesheet);
const iconAsset = asset('icon', 'svg', icon);

export const assets: readonly Asset[] = [stylesheetAsset, iconAsset];
export const stylesheetUrl = stylesheetAsset.url;
export const iconUrl = iconAsset.url;

function asset(name: string, extension: 'css' | 'svg', text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const mediaType = extension === 'css' ? 'text/css' : 'image/svg+xml';
  return { url: `/assets/${name}.${hash}.${extension}`, mediaType, text };
}
