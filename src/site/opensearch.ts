// How browsers search the site from their own address bar (OpenSearch 1.1,
// https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md).
import { html } from '../domain/html.js';
import { iconUrl } from './assets/assets.js';
import type { Site } from './site.js';

export const OPENSEARCH_PATH = '/opensearch.xml';
/** Characters of a short name. */
const SHORT = 16;

export function openSearchDescription({ name, at }: Site): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${Array.from(name).slice(0, SHORT).join('')}</ShortName>
<Description>Moments of podcasts: what was said, by whom, when</Description>
<Image type="image/svg+xml">${at(iconUrl)}</Image>
<Url type="text/html" template="${at('/search')}?q={searchTerms}"/>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`.markup;
}
