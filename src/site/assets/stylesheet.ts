// The whole look of the site, one file for all pages: parts in the order in which they may refine each other.
import { base } from './styles/base.js';
import { tokens } from './styles/tokens.js';

export const stylesheet = [tokens, base].join('\n');
