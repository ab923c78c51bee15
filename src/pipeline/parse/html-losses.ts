// What of a page's marks has no place in a transcript?
import type { LossCount } from '../../domain/loss.js';
import type { Tag } from './html-markup.js';

/** Counts what an element is beyond its words. */
export function countLoss({ name, attributes, line }: Tag, losses: LossCount): void {
  if (name === 'a' && attributes.href !== undefined) losses.add('link', line);
  else if (name === 'img' || name === 'picture') losses.add('image', line);
  else if (name === 'style') losses.add('style', line);
  else if (/^(?:i|em|u|mark|blockquote)$/.test(name)) losses.add('emphasis', line);
  else if (name === 'code' || name === 'sup') losses.add(name === 'code' ? 'code' : 'footnote', line);
}
