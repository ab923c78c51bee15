import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { marked, parseText, spoken } from './read-fixture.js';

const ada = 'It broke again last night, and nobody saw it before the morning came.';
const grace = 'Did it? I thought that we had a check for exactly that sort of thing.';

/** A whole page: navigation, side column, comments and footer around `main`. */
function page(main: string, { head = '', body = '' } = {}): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><title>Ovens | The Oven Show</title><style>p { color: red }</style>${head}</head>
<body ${body}>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About the show and its makers</a></li></ul></nav>
<header><h1>Site of ovens</h1></header>
${main}
<aside><h2>Related episodes</h2><p>How bread rises, and why it falls when you open the door.</p></aside>
<script>var spoken = "Not: this";</script>
<footer><p>© The Oven Show: all rights reserved.</p></footer>
</body></html>`;
}

function refusal(text: string): HindcastError {
  try {
    parseText(text);
  } catch (error) {
    if (error instanceof HindcastError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('a Podcasting 2.0 HTML transcript', () => {
  it('has its speakers in <cite>, its times in <time> and its words in <p>', () => {
    const transcript = parseText(
      '<cite>Ada:</cite>\n<time>0:00</time>\n<p>It&#39;s broken &amp; cold.</p>\n<cite>Grace:</cite>\n<time>1:02:03.5</time>\n<p>Again?</p>',
    );
    expect(transcript.format).toBe('html');
    expect(transcript.turns.map(({ speaker, text, startTime }) => [speaker, text, startTime])).toEqual([
      ['Ada', "It's broken & cold.", 0],
      ['Grace', 'Again?', 3723.5],
    ]);
  });

  it('calls nobody what is said before the first cite', () => {
    expect(spoken(parseText('<time>0:00</time><p>Hello.</p><cite>Ada:</cite><time>0:05</time><p>Hi.</p>'))).toEqual([
      [null, 'Hello.'],
      ['Ada', 'Hi.'],
    ]);
  });

  it('needs no times, and keeps the paragraphs of one speaker', () => {
    const { turns } = parseText(`<cite>Ada Byron:</cite><p>${ada}</p><p>${ada}</p><cite>Grace:</cite><p>${grace}</p>`);
    expect(turns.map(({ speaker, text, timing }) => [speaker, text, timing])).toEqual([
      ['Ada Byron', `${ada}\n\n${ada}`, null],
      ['Grace', grace, null],
    ]);
  });

  it('joins the pieces of a speaker who is named on every one', () => {
    const pieces = ['It broke', 'again last night.', 'Nobody saw it.'];
    const html = pieces
      .map((piece, i) => `<cite>Speaker:</cite><time>00:00:0${i}</time><p>${piece}</p><p></p>`)
      .join('\n');
    const { turns } = parseText(html);
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Speaker', 'It broke again last night. Nobody saw it.'],
    ]);
    expect(turns[0]!.anchors.map(({ time }) => time)).toEqual([0, 1, 2]);
  });

  it('takes times that stand in paragraphs of their own, and speech in brackets for speech', () => {
    const { turns } = parseText('<p>0:59  </p>\n<p>One (and a half).</p>\n<p></p>\n<p>1:07 </p>\n<p>Two.</p>');
    expect(turns[0]).toMatchObject({ speaker: null, startTime: 59, text: 'One (and a half).\n\nTwo.' });
    expect(turns[0]!.anchors[1]).toEqual({ offset: 19, time: 67 });
  });

  it('takes names and times inside the paragraph', () => {
    const html =
      '<p><cite>Ada</cite> <time>0:05</time> It broke.</p><p><cite>Grace</cite> <time>0:09</time> Again?</p>';
    expect(parseText(html).turns.map(({ speaker, text, startTime }) => [speaker, text, startTime])).toEqual([
      ['Ada', 'It broke.', 5],
      ['Grace', 'Again?', 9],
    ]);
  });

  it.each([
    ['a duration', '<time datetime="PT1H1M5S">an hour</time>', 3665],
    ['bare seconds', '<time>65.5</time>', 65.5],
    ['a time in brackets', '<time>[01:05.250]</time>', 65.25],
    ['a range', '<time>1:05 - 1:10</time>', 65],
  ])('takes a time that is %s', (_, time, seconds) => {
    expect(parseText(`<cite>Ada:</cite>${time}<p>${ada}</p>`).turns[0]).toMatchObject({
      startTime: seconds,
      text: ada,
    });
  });

  it('takes tags in capitals, and paragraphs that are never closed', () => {
    const html = `<CITE>Ada:</CITE><TIME>0:01</TIME><P>${ada}<CITE>Grace:</CITE><TIME>0:30</TIME><P>${grace}`;
    expect(spoken(parseText(html))).toEqual([
      ['Ada', ada],
      ['Grace', grace],
    ]);
  });

  it('leaves a title in <cite> where it stands in a sentence', () => {
    const html = `<cite>Ada:</cite><p>I read <cite>The Oven</cite> on <time>4 March</time>.</p><cite>Grace:</cite><p>So?</p>`;
    expect(spoken(parseText(html))[0]).toEqual(['Ada', 'I read The Oven on 4 March.']);
  });

  it('marks a jingle and keeps its words', () => {
    const transcript = parseText(
      '<cite>Ada:</cite><p>Now this.</p><cite>Jingle:</cite><p>Ovens!</p><cite>Ada:</cite><p>So.</p>',
    );
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(['Ada', 'Jingle', 'Ada']);
    expect(marked(transcript)).toEqual(['break "Jingle" at 1:0']);
  });

  it('reports a time that runs backwards, at its line', () => {
    const html = ['0:10', '0:20', '0:05', '0:30']
      .map((time) => `<cite>Ada:</cite><time>${time}</time><p>${ada}</p>`)
      .join('\n');
    const { findings, turns } = parseText(html);
    expect(findings).toEqual([{ line: 3, message: expect.stringContaining('backwards') }]);
    expect(turns[0]!.anchors.map(({ time }) => time)).toEqual([10, 20, 30]);
  });
});

describe('a web page', () => {
  const turns = `<p><strong>Ada Byron:</strong> ${ada}</p>\n<p><strong>Grace:</strong> ${grace}</p>\n<p><strong>Ada Byron:</strong> So did I.</p>`;
  const talk = [
    ['Ada Byron', ada],
    ['Grace', grace],
    ['Ada Byron', 'So did I.'],
  ];

  it('gives the text under its heading "Transcript", up to the next heading of the page', () => {
    const notes = '<h2>Show notes</h2><p>In this episode: ovens, checks and mornings. Sponsored by Flour.</p>';
    const comments = '<h3>Leave a comment</h3><p>Bob: I liked it very much, thank you all for the bread.</p>';
    const transcript = parseText(page(`<div><h1>Ovens</h1>${notes}<h2>Transcript</h2>${turns}${comments}</div>`));
    expect(spoken(transcript)).toEqual(talk);
    expect(transcript.marks).toEqual([]);
    expect(transcript.metadata).toEqual({ title: 'Ovens | The Oven Show' });
    expect(transcript.losses.find(({ what }) => what === 'page-text')!.count).toBeGreaterThan(30);
  });

  it('gives the element that calls itself a transcript, also in a side column', () => {
    const html = page(
      `<article><p>${ada} ${grace} ${ada}</p></article><aside><div id="episode-transcript">${turns}</div></aside>`,
    );
    expect(spoken(parseText(html))).toEqual(talk);
  });

  it('gives its main text where labels tell that people speak', () => {
    expect(spoken(parseText(page(`<main><h1>Ovens</h1>${turns}</main>`)))).toEqual(talk);
  });

  it('takes a bold name without a colon that comes again', () => {
    const one = (name: string, text: string) => `<p><b>${name}</b> ${text}</p>`;
    const html = page(
      `<main>${['Ada', 'Grace', 'Ada', 'Grace', 'Ada', 'Grace'].map((name) => one(name, name === 'Ada' ? ada : grace)).join('')}</main>`,
    );
    expect(parseText(html).turns.map(({ speaker }) => speaker)).toEqual([
      'Ada',
      'Grace',
      'Ada',
      'Grace',
      'Ada',
      'Grace',
    ]);
  });

  it('takes names and times by their classes', () => {
    const row = (name: string, time: string, text: string) =>
      `<div class="row"><span class="transcript-speaker">${name}</span><span class="timestamp">${time}</span><div class="text">${text}</div></div>`;
    const html = page(
      `<main>${row('Ada', '00:01', ada)}${row('Grace', '00:09', grace)}${row('Ada', '00:15', 'So did I.')}</main>`,
    );
    expect(parseText(html).turns.map(({ speaker, startTime }) => [speaker, startTime])).toEqual([
      ['Ada', 1],
      ['Grace', 9],
      ['Ada', 15],
    ]);
  });

  it('takes a name and a time on lines above the words', () => {
    const row = (name: string, time: string, text: string) => `<p>${name}</p><p>${time}</p><p>${text}</p>`;
    const html = page(
      `<main>${row('Ada', '00:01', ada)}${row('Grace', '00:09', grace)}${row('Ada', '00:15', ada)}${row('Grace', '00:20', grace)}</main>`,
    );
    expect(parseText(html).turns.map(({ speaker, startTime }) => [speaker, startTime])).toEqual([
      ['Ada', 1],
      ['Grace', 9],
      ['Ada', 15],
      ['Grace', 20],
    ]);
  });

  it('takes lines that are broken by <br>, stamps in brackets, and keeps headings between turns as marks', () => {
    const html = page(
      `<main><h2>Transcript</h2><h3>Fire</h3><p>[00:01] Ada: ${ada}<br>[00:09] Grace: ${grace}</p><h3>Water</h3><p>[00:15] Ada: So did I.<br/>[00:17] Grace: Good.</p></main>`,
    );
    const transcript = parseText(html);
    expect(transcript.turns.map(({ speaker, startTime }) => [speaker, startTime])).toEqual([
      ['Ada', 1],
      ['Grace', 9],
      ['Ada', 15],
      ['Grace', 17],
    ]);
    expect(marked(transcript)).toEqual(['heading "Fire" at 0:0', 'heading "Water" at 2:0']);
  });

  it('reads no mark of Markdown into the words', () => {
    const words = '1. The <code>a_b_c</code> of *stars* costs 3 < 4 &amp;amp; more, [see](this) #1 ~~now~~.';
    const html = page(`<main><h2>Transcript</h2><p><strong>Ada Byron:</strong> ${words}</p>${turns}</main>`);
    expect(parseText(html).turns[0]!.text).toBe(
      '1. The a_b_c of *stars* costs 3 < 4 &amp; more, [see](this) #1 ~~now~~.',
    );
  });

  it('says its title, date, address and recording', () => {
    const head =
      '<meta property="og:title" content="Ovens &amp; fire"><meta property="article:published_time" content="2026-03-04T05:06:07Z">' +
      '<link rel="canonical" href="https://example.org/7"><meta property="og:audio" content="https://example.org/7.mp3">';
    expect(parseText(page(`<main>${turns}</main>`, { head })).metadata).toEqual({
      title: 'Ovens & fire',
      publishedAt: '2026-03-04',
      pageUrl: 'https://example.org/7',
      audioUrl: 'https://example.org/7.mp3',
    });
  });

  it('that shows no transcript gives the one of its JSON-LD, and says so', () => {
    const described = {
      '@graph': [
        { '@type': 'PodcastEpisode', associatedMedia: { transcript: `Ada: ${ada}\nGrace: ${grace}\nAda: So did I.` } },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(described)}</script><script type="application/ld+json">{broken</script>`;
    const transcript = parseText(page('<main><p>Listen now.</p></main>', { head }));
    expect(transcript.format).toBe('html');
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(['Ada', 'Grace', 'Ada']);
    expect(transcript.findings[0]).toEqual({ line: null, message: expect.stringContaining('JSON-LD') });
  });

  it('points at the lines of its source', () => {
    const lines = page(
      `<main>\n<h2>Transcript</h2>\n${turns}\n<p>[00:10] Grace: One.</p>\n<p>[00:20] Ada: Two.</p>\n<p>[00:05] Grace: Three.</p>\n</main>`,
    );
    const wrong = lines.split('\n').findIndex((line) => line.includes('00:05')) + 1;
    expect(parseText(lines).findings).toContainEqual({ line: wrong, message: expect.stringContaining('backwards') });
  });

  it.each([
    [
      'an article',
      page(`<article><h1>Bread</h1><p>${ada} ${grace}</p><p>${grace} ${ada}</p></article>`),
      'without speakers',
    ],
    [
      'a page of menus',
      page('<main><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></main>'),
      'line',
    ],
    [
      'a link to a transcript',
      page('<main><p class="transcript-link">Read the transcript</p></main>'),
      'without speakers',
    ],
    [
      'a list of chapters',
      page('<main><p>We talk of ovens.</p><ul><li>00:00 Intro</li><li>05:10 Bread</li><li>12:00 Fire</li></ul></main>'),
      'times and titles',
    ],
    [
      'a page that asks for consent',
      page('<form action="https://consent.example.org/save"><p>Before you go on: cookies.</p></form>'),
      'consent',
    ],
    ['an empty page', '<html><body></body></html>', 'speech'],
  ])('is refused where it is %s', (_, html, reason) => {
    const error = refusal(html);
    expect(error.code).toBe('no-speech');
    expect(JSON.stringify(error.details)).toContain(reason === 'line' ? '"line"' : reason);
  });
});

describe('markup of other kinds', () => {
  it.each([
    ['RSS', '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Ovens</title></channel></rss>'],
    ['XML of no known kind', '<test-wrapper><podcast:transcript url="https://example.org/1.vtt"/></test-wrapper>'],
  ])('%s is refused as an unknown format', (_, xml) => {
    expect(refusal(xml).code).toBe('unknown-format');
  });

  it('tags that nest without end are refused', () => {
    expect(refusal(`<html><body>${'<div>'.repeat(100_000)}`).code).toBe('malformed-transcript');
  });
});
