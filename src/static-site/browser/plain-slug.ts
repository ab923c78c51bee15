// The slug of a title in the browser, where the server's own maker would be half of all the code that is loaded: letters
// with accents become plain ones, other scripts are left out. It only has to find shows and topics by their titles.
import { foldWord } from '../../domain/words.js';

export default function slugify(title: string): string {
  return foldWord(title)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
