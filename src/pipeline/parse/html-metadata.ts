// What does a page's head say about its episode? Title, date, address, recording.
import type { TranscriptMetadata } from '../../domain/transcript.js';
import type { Tag } from './html-markup.js';

const DATE = /^\d{4}-\d{2}-\d{2}/;
const ADDRESS = /^https?:\/\/\S{1,2000}$/i;

/** Looks at the tags of a page while it is read. */
export class HtmlMetadata {
  #title: string | null = null;
  readonly #meta = new Map<string, string>();
  #inTitle = false;

  open({ name, attributes }: Tag): void {
    if (name === 'title' && this.#title === null) {
      this.#title = '';
      this.#inTitle = true;
    }
    const content = attributes.content?.replace(/\s+/g, ' ').trim();
    const field = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
    if (name === 'meta' && field && content) this.#keep(localField(field), content);
    if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical')
      this.#keep('canonical', attributes.href ?? '');
    if ((name === 'audio' || name === 'source') && attributes.src) this.#keep('audio', attributes.src);
  }

  text(data: string): void {
    if (this.#inTitle) this.#title += data;
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
  }

  found(): TranscriptMetadata {
    const title = this.#meta.get('title') ?? this.#title?.replace(/\s+/g, ' ').trim();
    const publishedAt = DATE.exec(this.#meta.get('published_time') ?? this.#meta.get('datepublished') ?? '')?.[0];
    const pageUrl = [this.#meta.get('canonical'), this.#meta.get('url')].find((url) => ADDRESS.test(url ?? ''));
    const audioUrl = [this.#meta.get('audio')].find((url) => ADDRESS.test(url ?? ''));
    return {
      ...(title && { title }),
      ...(publishedAt && { publishedAt }),
      ...(pageUrl && { pageUrl }),
      ...(audioUrl && { audioUrl }),
    };
  }

  #keep(field: string, value: string): void {
    if (!this.#meta.has(field)) this.#meta.set(field, value);
  }
}

/** `og:title` -> `title`, `article:published_time` -> `published_time`. */
function localField(field: string): string {
  return field.slice(field.lastIndexOf(':') + 1);
}
