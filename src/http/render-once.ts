// A page that is asked for again is not made again, as long as all that it is made of is the same.
import { createHash } from 'node:crypto';

/** Gives the page that was made of these parts before, or makes it. Parts are plain values, such as JSON knows. */
export type RenderOnce = (parts: unknown, render: () => string) => string;

/** `most`: how many pages are kept; whatever was not asked for the longest goes first. */
export function createRenderOnce(most: number): RenderOnce {
  const pages = new Map<string, string>();
  return (parts, render) => {
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64');
    const page = pages.get(key) ?? render();
    pages.delete(key);
    pages.set(key, page);
    if (pages.size > most) pages.delete(pages.keys().next().value!);
    return page;
  };
}
