// The page of an episode: everything in it has an address and a name, with a script or without.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { EpisodePageView } from '../../src/site/episode/views.js';
import { type PageFrame, renderPage } from '../../src/site/layout.js';
import { episodePage } from '../../src/site/pages/episode.js';
import { axisMarks } from '../../src/site/ribbon/axis.js';
import { episodePageOf } from '../fixtures/episode-page.js';

const evil = '<img src=x onerror="alert(1)">\'"&';
const open = (frame: PageFrame) => parse(renderPage(frame, { name: 'Our archive' }));
const pageOf = (changes: Partial<EpisodePageView> = {}) => open(episodePage(episodePageOf('Rui & co', changes)));
const page = pageOf();

describe('the transcript', () => {
  it('has an id for every turn and every sentence, each once', () => {
    const ids = page.querySelectorAll('[id^=turn-]').map(({ id }) => id);
    expect(ids).toEqual(['turn-6', 'turn-6.0', 'turn-7', 'turn-7.0', 'turn-7.50', 'turn-7.60', 'turn-7.70']);
    const all = page.querySelectorAll('[id]').map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps the words as they were said, in paragraphs', () => {
    const speech = page.getElementById('turn-7')!;
    expect(speech.querySelectorAll('p span[id]').map((each) => each.text)).toEqual([
      'Rui & co first.',
      'Second.',
      'Third.',
    ]);
    expect(speech.querySelectorAll('p')).toHaveLength(4);
  });

  it('names who speaks, with a link where that is somebody, and who goes on in the next chapter', () => {
    const [first, goesOn] = page.querySelectorAll('.who');
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/people/rui-okafor');
    expect(goesOn?.text).toContain('goes on');
  });

  it('says of times between two stamps that they are about right, to eyes and ears', () => {
    expect(page.querySelector('.speech .beside')?.text).toBe('about ~2:10');
    expect(page.querySelector('#turn-7 .lasting')?.text).toBe('1:05');
    expect(page.text).toContain('Times with ~ lie between two stamps');
  });

  it('offers links to turns that outlast corrections, and plain ones where there are no revisions', () => {
    expect(page.querySelectorAll('.lasting').map((link) => link.getAttribute('href'))).toEqual([
      '?revision=3#turn-6',
      '?revision=3#turn-7',
    ]);
    expect(pageOf({ revision: null }).querySelector('.lasting')?.getAttribute('href')).toBe('#turn-6');
  });

  it('marks what is a lesson and leads to its page', () => {
    expect(page.querySelectorAll('.taught').map((each) => each.text)).toEqual(['Second.']);
    expect(page.querySelector('.to-lesson')?.getAttribute('href')).toBe('/lessons/ls_1');
    expect(page.querySelector('.to-lesson')?.getAttribute('aria-label')).toBe('Lesson: Second.');
  });

  it('says that a link of before a correction leads to the same words, and where the page is as it is now', () => {
    const note = pageOf({ currentUrl: '/night-shift/one' }).querySelector('.note');
    expect(note?.text).toContain('corrected after the link');
    expect(note?.querySelector('a')?.getAttribute('href')).toBe('/night-shift/one');
  });
});

describe('the ribbon', () => {
  const links = page.querySelectorAll('svg.strip a');
  const named = links.filter((link) => link.getAttribute('aria-hidden') === undefined);

  it('has a link with a name for every chapter and every lesson, and the time in it where one is known', () => {
    expect(named.map((link) => link.querySelector('title')?.text)).toEqual([
      '1 Rui & co, chapter',
      '2 Second half, chapter at about 1:05',
      'Lesson at about 1:05: Rui & co',
    ]);
  });

  it('leads from anywhere on it to what is said there, which keys and screen readers have by name', () => {
    const places = links.filter((link) => link.getAttribute('aria-hidden') === 'true');
    expect(places.map((link) => link.getAttribute('href'))).toEqual(['#turn-6.0', '#turn-7.0']);
    for (const place of places) expect(place.getAttribute('tabindex')).toBe('-1');
    const widths = places.map((place) => Number.parseFloat(place.querySelector('rect')!.getAttribute('width')!));
    expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(100);
  });

  it('leads only to places that the page has', () => {
    for (const link of links) expect(page.getElementById(link.getAttribute('href')!.slice(1))).toBeTruthy();
  });

  it('shows a title where it fits into one line or two, in words that are part of the name, or the number alone', () => {
    const { ribbon } = episodePageOf('a');
    const title = 'Restores that were never tried';
    const shown = [1, 0.2, 0.12, 0.09, 0.05, 0.01].map((to) => {
      const [chapter] = pageOf({ ribbon: { ...ribbon, chapters: [{ ...ribbon.chapters[0]!, title, to }] } })
        .querySelectorAll('svg.strip a:not([aria-hidden])')
        .map((link) => ({
          name: link.querySelector('title')!.text,
          lines: link.querySelectorAll('tspan, text.title').map(({ text }) => text),
        }));
      expect(chapter!.name).toContain(chapter!.lines.join(' '));
      return chapter!.lines.slice(1);
    });
    expect(shown).toEqual([
      [title],
      ['Restores that were never', 'tried'],
      ['Restores that', 'were never tried'],
      [],
      [],
      [],
    ]);
  });

  it('says what is what on it: colours, what has none, and lessons', () => {
    expect(page.querySelectorAll('.keys li').map(({ text }) => text.trim())).toEqual([
      'Rui & co chapter 1',
      'Other chapter 2',
      'Lesson the taller, the stronger',
    ]);
  });

  it('has a way past it for who has no script, to a heading that the page has', () => {
    const way = page.querySelector('#ribbon .past')?.getAttribute('href');
    expect(page.querySelector(`h2${way}`)?.text).toBe('Show notes');
  });

  it('tells the same as a table', () => {
    const rows = page
      .querySelectorAll('#ribbon tbody tr')
      .map((row) => row.querySelectorAll('td, th').map(({ text }) => text));
    expect(rows).toEqual([
      ['', '1. Rui & co', '40%', 'Rui & co', 'Rui & co 75%', '1'],
      ['about ~1:05', '2. Second half', '60%', '', '', '0'],
    ]);
  });

  it('tells topics apart by chapters as well as by colour', () => {
    expect(page.querySelector('.keys li')?.text).toContain('chapter 1');
  });

  it('is measured by words, and says so, where no times are known', () => {
    const { ribbon } = episodePageOf('a');
    const untimed = pageOf({ ribbon: { ...ribbon, scale: { kind: 'words', words: 1200 } } });
    expect(untimed.querySelector('#ribbon figcaption')?.text).toContain('1,200 words; the transcript has no times');
    expect(untimed.querySelector('#ribbon th')?.text).toBe('Chapter');
  });
});

describe('axisMarks', () => {
  it('are round times between the first and the last that are known', () => {
    const marks = axisMarks({ kind: 'time', from: 0.1, to: 0.9, startTime: 61, endTime: 661 });
    expect(marks.map(({ label }) => label)).toEqual([
      '2:00',
      '3:00',
      '4:00',
      '5:00',
      '6:00',
      '7:00',
      '8:00',
      '9:00',
      '10:00',
      '11:00',
    ]);
    expect(marks[0]?.at).toBeCloseTo(0.1 + (59 / 600) * 0.8);
  });

  it.each([1, 7, 400, 18_000, 250_000])('are at most about ten for %i words', (words) => {
    const marks = axisMarks({ kind: 'words', words });
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.length).toBeLessThan(12);
  });
});

describe('the player', () => {
  it('is the audio with controls that loads nothing by itself, and knobs for scripts alone', () => {
    const audio = page.querySelector('#player audio');
    expect(audio?.getAttribute('src')).toBe('https://a.example/1.mp3');
    expect(audio?.getAttribute('preload')).toBe('none');
    expect(audio?.hasAttribute('controls')).toBe(true);
    expect(page.querySelector('#player [data-scripted]')?.hasAttribute('hidden')).toBe(true);
  });

  it('knows how long the audio is before it is loaded, and leads to the file', () => {
    expect(page.querySelector('#player [data-clock]')?.getAttribute('data-length')).toBe('3725');
    const { episode } = episodePageOf('a');
    const unknown = pageOf({ episode: { ...episode, length: null } });
    expect(unknown.querySelector('#player [data-clock]')?.hasAttribute('data-length')).toBe(false);
    expect(page.querySelector('.hero a[href="https://a.example/1.mp3"]')?.text).toBe('Audio file');
  });

  it.each([null, 'javascript:alert(1)', 'data:audio/wav;base64,AA'])('is not there for audio at %s', (audioUrl) => {
    const silent = pageOf({ audioUrl });
    expect(silent.querySelector('audio')).toBeNull();
    expect(silent.querySelector('#player')).toBeNull();
  });
});

describe('the rest of the page', () => {
  it('links lessons to their pages and to their places', () => {
    expect(page.querySelector('.statement a')?.getAttribute('href')).toBe('/lessons/ls_1');
    const places = page.querySelectorAll('.cards [data-plays] a').map((link) => link.getAttribute('href'));
    expect(places).toEqual(['#turn-7.50', '#turn-6.0']);
  });

  it('folds up all but the strongest lessons', () => {
    const { lessons } = episodePageOf('a');
    const many = pageOf({ lessons: Array(11).fill(lessons[0]) });
    expect(many.querySelector('.further summary')?.text).toBe('3 more lessons');
    expect(many.querySelectorAll('.further > .cards > li')).toHaveLength(3);
  });

  it('asks about this episode alone', () => {
    expect(page.querySelector('form.ask input[name=episode]')?.getAttribute('value')).toBe('ep_0123456789abcdef');
    expect(page.querySelector('.questions a')?.getAttribute('href')).toBe('/ask?q=why');
  });

  it('gives chapters as text where times allow it', () => {
    const chaptersText = '0:00 Rui\n0:30 <b>Second</b>\n1:08 Third\n';
    const text = pageOf({ chaptersText }).querySelector('#chapters-as-text')?.text;
    expect(text).toBe('0:00 Rui\n0:30 <b>Second</b>\n1:08 Third');
    expect(pageOf({ chaptersText: null }).querySelector('#chapters-as-text')).toBeNull();
  });

  it('has show notes to read: what the publisher wrote, the strongest words with their place, who is who, links', () => {
    const notes = page.querySelector('.notes')!;
    expect(notes.querySelectorAll('h3').map(({ text }) => text)).toEqual(['Highlights', 'People', 'Links']);
    expect(notes.querySelector('.told')?.text).toContain('https://a.example/');
    expect(notes.querySelector('.highlights blockquote')?.text).toBe('Rui & co above all');
    expect(notes.querySelector('.highlights [data-plays] a')?.getAttribute('href')).toBe('#turn-7.50');
    expect(notes.querySelectorAll('.cast dt').map(({ text }) => text)).toEqual(['Guest', 'Also heard']);
    expect(notes.querySelectorAll('.cast dd').map(({ text }) => text)).toEqual(['Rui & co', 'Rui & co']);
    const nobody = pageOf({ people: [{ name: 'Rui', role: null, url: null }] });
    expect(nobody.querySelector('.cast')).toBeNull();
  });

  it('folds up files below the notes', () => {
    expect(page.querySelector('.notes > details.files a[download]')?.getAttribute('href')).toBe('/v1/one.vtt');
  });

  it('says where an address is named only where it is', () => {
    const { mentioned } = episodePageOf('a');
    const unnamed = pageOf({ mentioned: [{ ...mentioned[0]!, time: null, timing: null, placeUrl: null }] });
    expect(page.querySelectorAll('.mentioned li a')).toHaveLength(2);
    expect(unnamed.querySelectorAll('.mentioned li a')).toHaveLength(1);
  });

  it('sets apart what a lesson is in the words around it, and says it beside them where it stands not there', () => {
    const { lessons } = episodePageOf('a');
    const quote = 'It was late on a Friday. A backup nobody restored is a rumour.';
    const cardOf = (statement: string, isEdited = false) =>
      pageOf({ lessons: [{ ...lessons[0]!, quote, statement, isEdited }] }).querySelector('.cards > li')!;
    const said = cardOf('A backup nobody restored is a rumour.');
    expect(said.querySelector('blockquote b')?.text).toBe('A backup nobody restored is a rumour.');
    expect(said.querySelector('.statement')).toBeNull();
    expect(said.querySelector('.own a')?.getAttribute('href')).toBe('/lessons/ls_1');
    expect(cardOf('Restore your backups.').querySelector('.statement')?.text).toBe('Restore your backups.');
    const almost = 'A backup that nobody restored is a rumour.';
    expect(cardOf(almost, true).querySelector('.statement')?.text).toBe(almost);
  });

  it('links what was named only to the web', () => {
    const { mentioned } = episodePageOf('a');
    const hostile = pageOf({ mentioned: [{ ...mentioned[0]!, href: 'javascript:alert(1)' }], pageUrl: 'javascript:1' });
    expect(page.querySelector('.mentioned a')?.getAttribute('rel')).toContain('nofollow');
    expect(hostile.querySelectorAll('a').filter((link) => link.getAttribute('href')?.startsWith('java'))).toEqual([]);
  });

  it('leads on to the episodes next to it', () => {
    expect(page.querySelector('a[rel=prev]')?.getAttribute('href')).toBe('/night-shift/zero');
    expect(page.querySelector('a[rel=next]')?.getAttribute('href')).toBe('/night-shift/two');
    expect(pageOf({ earlier: null, later: null }).querySelector('.neighbours')).toBeNull();
  });

  it('has headings in order, and landmarks with different names', () => {
    const levels = page.querySelectorAll('h1, h2, h3').map(({ tagName }) => Number(tagName[1]));
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - levels[i]!).toBeLessThanOrEqual(1);
    const names = page.querySelectorAll('nav').map((nav) => nav.getAttribute('aria-label'));
    expect(new Set(names).size).toBe(names.length);
  });

  it('lets no markup in from words of others', () => {
    const hostile = open(episodePage(episodePageOf(evil)));
    expect(hostile.querySelectorAll('img:not(.cover, .thumb), style, iframe, object')).toHaveLength(0);
    expect(hostile.querySelector('h1')?.text).toBe(evil);
    expect(hostile.getElementById('turn-6.0')?.text).toBe(evil);
    for (const element of hostile.querySelectorAll('*')) {
      for (const name of Object.keys(element.attributes)) expect(name).not.toMatch(/^on|^style$/iu);
    }
  });
});
