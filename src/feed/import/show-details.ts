// What of a feed's channel is shown of its show?
import type { ToldShow } from '../../domain/show.js';
import { hasPassword } from '../read/description-links.js';
import { descriptionText } from '../read/description-text.js';
import type { Feed } from '../read/feed.js';

/** As long as people may make it. */
const LONGEST_DESCRIPTION = 4000;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu;

export function toldShow(feed: Feed): ToldShow {
  const { title, description, pageUrl, imageUrl, language, author } = feed.show;
  return {
    ...{ title, author, imageUrl },
    description: inShort(descriptionText(description)?.text ?? null),
    siteUrl: pageUrl !== null && !hasPassword(pageUrl) ? pageUrl : null,
    feedUrl: publicAddress(feed),
    language: language !== null && LANGUAGE.test(language) ? language : null,
  };
}

function inShort(text: string | null): string | null {
  if (text === null || text.length <= LONGEST_DESCRIPTION) return text;
  return `${text.slice(0, LONGEST_DESCRIPTION - 2).replace(/\s+\S*$/u, '')} …`;
}

/**
 * What the channel calls its own address, where that can be nobody's secret: feeds for those who pay name themselves, too, and
 * their addresses open them. Where in doubt it is not shown; people can give it.
 */
function publicAddress({ show, selfUrl }: Feed): string | null {
  if (selfUrl === null || show.isBlocked) return null;
  const { username, password, search, pathname, hostname } = new URL(selfUrl);
  if (username || password || search) return null;
  const hasKey = [...hostname.split('.'), ...pathname.split(/[/._~%-]+/u)].some(isLikeKey);
  return hasKey ? null : selfUrl;
}

/** Ten or more characters that are no words: with digits between letters, or longer than words are. */
function isLikeKey(part: string): boolean {
  return part.length >= 24 || (part.length >= 10 && /\d/u.test(part) && /[a-z]/iu.test(part));
}
