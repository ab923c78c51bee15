// The site's own files. They never change under one address, so that the hardest compression pays.
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import Negotiator from 'negotiator';
import type { Asset } from '../../site/assets/asset.js';
import { assets } from '../../site/assets/assets.js';
import { favicon } from '../../site/assets/icon.js';
import { OPENSEARCH_PATH, openSearchDescription } from '../../site/opensearch.js';
import type { App } from '../routing.js';

const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Seconds, for what is asked for under an address that never changes. */
const A_DAY = 'public, max-age=86400';

export function assetRoutes(app: App): void {
  const schema = { hide: true };
  app.get('/favicon.ico', { schema }, async (_, reply) => {
    return reply.type('image/x-icon').header('cache-control', A_DAY).send(favicon);
  });
  app.get(OPENSEARCH_PATH, { schema }, async ({ site }, reply) => {
    const description = openSearchDescription(site);
    return reply
      .type('application/opensearchdescription+xml; charset=utf-8')
      .header('cache-control', A_DAY)
      .send(description);
  });
  for (const asset of assets) {
    const packed = pack(asset);
    // What keeps pages safe says nothing about a script or a font, and would make up a third of the smallest ones.
    app.get(asset.url, { helmet: false, schema: { hide: true } }, async ({ headers }, reply) => {
      reply.type(asset.mediaType).headers(HEADERS);
      const takesBrotli = new Negotiator({ headers }).encodings(['br']).length > 0;
      if (packed === null || !takesBrotli) return reply.send(asset.content);
      return reply.header('content-encoding', 'br').send(await packed());
    });
  }
}

/** Packs once, when it is first asked for; `null` for what is packed already, as fonts are. */
function pack({ content }: Asset): (() => Promise<Buffer>) | null {
  if (typeof content !== 'string') return null;
  let packed: Promise<Buffer> | undefined;
  return () => {
    packed ??= promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return packed;
  };
}
