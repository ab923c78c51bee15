// Who said it, on which show, when: the line below a quote.
import { type Html, html } from '../../domain/html.js';
import { inLanguage, said } from '../language.js';
import { day, dotted, time } from '../parts.js';
import type { LessonSource, SpeakerView } from './views.js';

export function sourceLine({ speaker, episode, show, language, placeUrl, at }: LessonSource): Html {
  const place = html`<a href="${placeUrl}">${at.time === null ? 'In the transcript' : html`At ${time(at.time, at.timing)}`}</a>`;
  const where = [
    html`<a href="${episode.url}"${inLanguage(language, episode.title)}>${episode.title}</a>`,
    html`<a href="${show.url}"${inLanguage(language, show.title)}>${show.title}</a>`,
    day(episode.publishedAt),
    place,
  ];
  return html`${speaker && html`<p class="said-by">${speakerName(speaker)}</p>\n`}<p class="meta">${dotted(where)}</p>`;
}

export function speakerName({ name, url, role }: SpeakerView): Html {
  const shown = url === null ? said(name) : html`<a href="${url}"${inLanguage(null, name)}>${name}</a>`;
  return html`${shown}${role && html` <span class="meta">${role}</span>`}`;
}
