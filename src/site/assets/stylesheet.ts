// The whole look of the site, one file for all pages: parts in the order in which they may refine each other.
import { fontFaces } from './fonts.js';
import { api } from './styles/api.js';
import { ask } from './styles/ask.js';
import { base } from './styles/base.js';
import { embed } from './styles/embed.js';
import { episode } from './styles/episode.js';
import { errors } from './styles/errors.js';
import { frame } from './styles/frame.js';
import { home } from './styles/home.js';
import { lesson } from './styles/lesson.js';
import { parts } from './styles/parts.js';
import { people } from './styles/people.js';
import { search } from './styles/search.js';
import { show } from './styles/show.js';
import { staticSearch } from './styles/static-search.js';
import { tokens } from './styles/tokens.js';
import { topic } from './styles/topic.js';

/** Comments in them are for us: none is sent. */
const styles = [
  ...[fontFaces, tokens, base, frame, parts],
  // A file per page.
  ...[home, show, topic, episode, ask, lesson, people, search, staticSearch, errors, api],
];

export const stylesheet = joined(styles);
/** For what stands on pages of others. */
export const embedStylesheet = joined([fontFaces, tokens, embed]);

function joined(parts: readonly string[]): string {
  return parts.join('').replaceAll(/\/\*.*?\*\/\s*/gsu, '');
}
