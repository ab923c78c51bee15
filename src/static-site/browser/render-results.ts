// What a search of the static site found -> markup, as the server's pages have it, with links from folder to folder.
import { html } from '../../domain/html.js';
import { lessonUrl, topicUrl } from '../../http/links.js';
import { hitView } from '../../http/page-views.js';
import { type Hit, momentUrl, type SearchResult } from '../../search/search.js';
import { lessonCard, section } from '../../site/parts.js';
import { correctionNote, hitList, nothingFound } from '../../site/search-hits.js';

export interface Shown {
  /** Safe to put into a page. */
  readonly markup: string;
  /** For who does not see the list. */
  readonly told: string;
}

/** `root`: the way from the search page to the site's own folder. */
export function renderResults({ hits, corrections = [], nextCursor }: SearchResult, root: string): Shown {
  const notes = corrections.map(correctionNote);
  const isLessons = hits[0]?.lesson !== undefined;
  const list = isLessons
    ? section(
        'Lessons',
        hits.map((hit) => lessonCard(lessonViewOf(hit, root))),
      )
    : hitList(hits.map((hit) => ({ ...hitView(hit), url: staticUrl(hit.url, root) })));
  const count = `${hits.length}${nextCursor === null ? '' : ' and more'}`;
  return {
    markup: html`${notes}${hits.length === 0 ? nothingFound() : list}`.markup,
    told: hits.length === 0 ? 'Nothing was found' : `${count} ${isLessons ? 'lessons' : 'moments'} found`,
  };
}

function lessonViewOf({ lesson, text, url, startTime, timing, speakers, episode }: Hit, root: string) {
  const { id, statement, topics, evidence } = lesson!;
  return {
    ...{ statement, quote: text, startTime, timing, speakers, episodeTitle: episode.title },
    url: staticUrl(url, root),
    pageUrl: staticUrl(lessonUrl(id), root),
    topics: topics.map(({ slug, label }) => ({ slug, label, url: staticUrl(topicUrl(slug), root) })),
    alsoSaid: evidence.map((said) => ({
      ...{ quote: said.quote, startTime: said.startTime, timing: said.timing, episodeTitle: episode.title },
      url: staticUrl(momentUrl(episode, said.turn, said.startOffset), root),
      speakers: said.speaker === null ? [] : [said.speaker],
    })),
  };
}

/** "/show/episode?revision=2#turn-3" -> "../show/episode/#turn-3": what is in the folder is the revision of the index. */
export function staticUrl(path: string, root: string): string {
  const [address = '', anchor] = path.split('#', 2);
  const page = address.replace(/\?.*$/u, '');
  return `${root}${page.slice(1)}/${anchor === undefined ? '' : `#${anchor}`}`;
}
