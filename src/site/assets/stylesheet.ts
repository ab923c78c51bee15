// The whole look of the site, one file for all pages: parts in the order in which they may refine each other.
import { fontFaces } from './fonts.js';
import { ask } from './styles/ask.js';
import { base } from './styles/base.js';
import { episode } from './styles/episode.js';
import { frame } from './styles/frame.js';
import { parts } from './styles/parts.js';
import { tokens } from './styles/tokens.js';

/** Comments in them are for us: none is sent. */
const styles = [
  ...[fontFaces, tokens, base, frame, parts],
  // A file per page.
  ...[episode, ask],
];

export const stylesheet = styles.join('').replaceAll(/\/\*.*?\*\/\s*/gsu, '');
