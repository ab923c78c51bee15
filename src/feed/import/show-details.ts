// What of a feed's channel is shown of its show?
import type { ToldShow } from '../../domain/show.js';
import { descriptionText } from '../read/description-text.js';
import type { Feed } from '../read/feed.js';
import { isPublicFeed, isPublicPage } from './public-address.js';

/** As long as people may make it. */
const LONGEST_DESCRIPTION = 4000;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu;

export function toldShow(feed: Feed): ToldShow {
  const { title, description, pageUrl, imageUrl, language, author } = feed.show;
  return {
    ...{ title, author, imageUrl },
    description: inShort(descriptionText(description)?.text ?? null),
    siteUrl: pageUrl !== null && isPublicPage(pageUrl) ? pageUrl : null,
    feedUrl: publicAddress(feed),
    language: language !== null && LANGUAGE.test(language) ? language : null,
  };
}

function inShort(text: string | null): string | null {
  if (text === null || text.length <= LONGEST_DESCRIPTION) return text;
  return `${text.slice(0, LONGEST_DESCRIPTION - 2).replace(/\s+\S*$/u, '')} …`;
}

/** What the channel calls its own address, and never the one that was fetched. */
function publicAddress({ show, selfUrl }: Feed): string | null {
  return selfUrl !== null && !show.isBlocked && isPublicFeed(selfUrl) ? selfUrl : null;
}
