import { describe, expect, it } from 'vitest';
import type { Feed, FeedEpisode } from '../../../src/feed/read/feed.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';

const NAMESPACES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
].join(' ');
const rss = (inside: string, namespaces = NAMESPACES) =>
  `<?xml version="1.0"?>\n<rss version="2.0" ${namespaces}><channel>${inside}</channel></rss>`;

function read(text: string | Uint8Array, url: string | null = 'https://feeds.example/show/rss'): Feed {
  return readFeed(typeof text === 'string' ? Buffer.from(text) : text, { url });
}

function readItem(inside: string, channel = ''): FeedEpisode {
  return read(rss(`${channel}<item><guid isPermaLink="false">g1</guid>${inside}</item>`)).episodes[0]!;
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);
const messages = ({ findings }: Feed) => findings.map(({ message }) => message);

describe('readFeed of a show', () => {
  it('gives what the channel says', () => {
    const { show, dialect, selfUrl, nextUrl, newUrl } = read(
      rss(`<title><![CDATA[ Räume &amp; Zeiten ]]></title><link>https://show.example</link><language>de-AT</language>
        <description>Über Räume</description><itunes:author>Ada</itunes:author><itunes:image href="/cover.png"/>
        <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:medium>Podcast</podcast:medium>
        <atom:link rel="self" href="https://feeds.example/show"/><atom:link rel="next" href="?page=2"/>
        <itunes:new-feed-url>https://new.example/rss</itunes:new-feed-url>
        <podcast:person href="https://ada.example" img="ada.png">
          Ada   Lovelace
        </podcast:person><podcast:person role="Guest" group="Cast">Grace Hopper</podcast:person><podcast:person/>`),
    );
    expect(dialect).toBe('rss');
    expect(show).toMatchObject({ title: 'Räume & Zeiten', pageUrl: 'https://show.example/', language: 'de-AT' });
    expect(show).toMatchObject({ description: 'Über Räume', author: 'Ada', medium: 'podcast' });
    expect(show).toMatchObject({
      guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
      imageUrl: 'https://feeds.example/cover.png',
    });
    expect(show.people).toEqual([
      {
        ...{ name: 'Ada Lovelace', role: 'host', group: 'cast' },
        ...{ imageUrl: 'https://feeds.example/show/ada.png', pageUrl: 'https://ada.example/' },
      },
      { name: 'Grace Hopper', role: 'guest', group: 'cast', imageUrl: null, pageUrl: null },
    ]);
    expect({ selfUrl, nextUrl, newUrl }).toEqual({
      selfUrl: 'https://feeds.example/show',
      nextUrl: 'https://feeds.example/show/rss?page=2',
      newUrl: 'https://new.example/rss',
    });
  });

  it('follows archives where there are no pages, and does not take an image title for the title', () => {
    const { show, nextUrl } = read(
      rss(
        '<image><title>Cover</title><url>https://a.example/c.png</url></image><atom:link rel="prev-archive" href="/1.xml"/>',
      ),
    );
    expect(show).toMatchObject({ title: null, imageUrl: 'https://a.example/c.png' });
    expect(nextUrl).toBe('https://feeds.example/1.xml');
  });

  it.each([
    ['another prefix', 'xmlns:pc="https://podcastindex.org/namespace/1.0"', 'pc'],
    [
      'the address of its document',
      'xmlns:x="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"',
      'x',
    ],
    ['a slash at the end and http', 'xmlns:podcast="http://podcastindex.org/namespace/1.0/"', 'podcast'],
    ['no declaration at all', '', 'podcast'],
    ['a declaration on the tag itself', '', 'p'],
  ])('knows the podcast namespace under %s', (_, declaration, prefix) => {
    const own = prefix === 'p' ? ' xmlns:p="https://podcastindex.org/namespace/1.0"' : '';
    const tag = `<${prefix}:person${own}>Ada</${prefix}:person>`;
    expect(names(read(rss(tag, declaration)).show.people)).toEqual(['Ada']);
  });

  it('takes no tag of another namespace for its own', () => {
    expect(
      read(rss('<podcast:person>Ada</podcast:person>', 'xmlns:podcast="https://other.example"')).show.people,
    ).toEqual([]);
  });
});

describe('readFeed of an episode', () => {
  it('gives what the item says', () => {
    const episode = readItem(`<title>Backups &amp;amp; you</title><link>https://show.example/1</link>
      <pubDate>Tue, 14 May 2024 10:00:00 +0200</pubDate><itunes:duration>1:02:03</itunes:duration>
      <itunes:season>2</itunes:season><podcast:season name="Storage">3</podcast:season>
      <podcast:episode display="Ch. 4">4.5</podcast:episode><itunes:episodeType>Full</itunes:episodeType>
      <enclosure url="https://cdn.example/1.mp3?x=1&amp;y=2" type="audio/mpeg" length="123"/>
      <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
      <itunes:image href="https://cdn.example/1.png"/>`);
    expect(episode).toMatchObject({
      guid: 'g1',
      title: 'Backups & you',
      pageUrl: 'https://show.example/1',
      publishedAt: '2024-05-14T08:00:00Z',
      season: { number: 3, name: 'Storage' },
      number: { value: 4.5, display: 'Ch. 4' },
      kind: 'full',
      audio: { url: 'https://cdn.example/1.mp3?x=1&y=2', type: 'audio/mpeg', bytes: 123 },
      duration: 3723,
      imageUrl: 'https://cdn.example/1.png',
      description: '<p>Long</p>',
      line: 2,
    });
  });

  it('gives transcripts, chapters and soundbites', () => {
    const episode = readItem(`<podcast:transcript url="1.vtt" type="text/vtt" language="en" rel="captions"/>
      <podcast:transcript url="https://cdn.example/1.json" type="application/json; charset=utf-8"/>
      <podcast:chapters url="https://cdn.example/c.json" type="application/json+chapters"/>
      <podcast:soundbite startTime="33.8" duration="60">Why it fails</podcast:soundbite>
      <podcast:soundbite startTime="1" duration="15.5"/>
      <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
        <psc:chapter start="00:01:00.500" title="Two"/><psc:chapter start="0" title="One" href="https://a.example"/>
      </psc:chapters>`);
    expect(episode.transcripts).toEqual([
      { url: 'https://feeds.example/show/1.vtt', type: 'text/vtt', language: 'en', rel: 'captions' },
      { url: 'https://cdn.example/1.json', type: 'application/json; charset=utf-8', language: null, rel: null },
    ]);
    expect(episode.chapters).toEqual({ url: 'https://cdn.example/c.json', type: 'application/json+chapters' });
    expect(episode.soundbites).toEqual([
      { startTime: 33.8, duration: 60, title: 'Why it fails' },
      { startTime: 1, duration: 15.5, title: null },
    ]);
    expect(episode.inlineChapters).toMatchObject([
      { startTime: 0, title: 'One', url: 'https://a.example/' },
      { startTime: 60.5, title: 'Two', url: null },
    ]);
  });

  it("has its own people in place of the show's, or else the show's", () => {
    const host = '<podcast:person>Ada</podcast:person>';
    expect(names(readItem('', host).people)).toEqual(['Ada']);
    expect(names(readItem('<podcast:person role="guest">Grace</podcast:person>', host).people)).toEqual(['Grace']);
    const after = read(rss(`<item><guid>1</guid></item>${host}`));
    expect(names(after.episodes[0]!.people)).toEqual(['Ada']);
  });

  it.each([
    [
      'its enclosure',
      '<enclosure url="https://cdn.example/1.mp3"/><link>https://a.example</link>',
      'https://cdn.example/1.mp3',
    ],
    ['its page', '<link>https://a.example/1</link><title>T</title>', 'https://a.example/1'],
    ['its title and date', '<title>T</title><pubDate>1 May 2024</pubDate>', 'T 2024-05-01'],
    [
      'its enclosure where it is blank',
      '<guid> </guid><enclosure url="https://cdn.example/1.mp3"/>',
      'https://cdn.example/1.mp3',
    ],
  ])('without a guid is known by %s', (_, inside, guid) => {
    expect(read(rss(`<item>${inside}</item>`)).episodes[0]!.guid).toBe(guid);
  });

  it('has a guid that is an address for its page, unless that says that it is none', () => {
    const item = (attributes: string) =>
      read(rss(`<item><guid${attributes}>https://a.example/1</guid></item>`)).episodes[0]!;
    expect(item('').pageUrl).toBe('https://a.example/1');
    expect(item(' isPermaLink="false"').pageUrl).toBeNull();
    expect(readItem('').pageUrl).toBeNull();
  });

  it('takes the sound of several enclosures', () => {
    const { audio } = readItem(
      '<enclosure url="http://a.example/1.pdf" type="application/pdf"/><enclosure url="http://a.example/1.mp3" type="audio/mpeg"/>',
    );
    expect(audio?.url).toBe('http://a.example/1.mp3');
  });

  it('drops addresses that no browser should follow', () => {
    const { episodes, findings } = read(
      rss(
        '<item><guid>1</guid><link>javascript:alert(1)</link><enclosure url="file:///etc/passwd"/><podcast:transcript url="data:x"/></item>',
      ),
    );
    expect(episodes[0]).toMatchObject({ pageUrl: null, audio: null, transcripts: [] });
    expect(findings).toMatchObject([{ line: 2, message: 'A transcript has no address that can be fetched' }]);
  });

  it('is no live show that is only announced', () => {
    const feed = read(
      rss('<podcast:liveItem><title>Live</title><guid>l</guid></podcast:liveItem><item><guid>1</guid></item>'),
    );
    expect(feed.episodes.map(({ guid }) => guid)).toEqual(['1']);
  });

  it('counts once when it is there twice, and under its enclosure when only the guid is the same', () => {
    const item = (file: string) => `<item><guid>1</guid><enclosure url="http://a.example/${file}"/></item>`;
    const feed = read(rss(item('1') + item('1') + item('2')));
    expect(feed.episodes.map(({ guid }) => guid)).toEqual(['1', 'http://a.example/2']);
    expect(messages(feed)).toEqual(['The guid of line 2 comes again', 'The guid of line 2 comes again']);
  });
});

describe('readFeed of other dialects', () => {
  it('reads Atom', () => {
    const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Show</title>
      <link href="https://show.example"/><author><name>Ada</name></author><link rel="next" href="/2"/>
      <entry><id>urn:1</id><title type="html">One &amp;amp; two</title><published>2024-05-14T10:00:00+02:00</published>
      <link rel="enclosure" href="https://cdn.example/1.mp3" type="audio/mpeg" length="5"/><link href="/1"/>
      <summary>Words</summary></entry></feed>`);
    expect(feed).toMatchObject({ dialect: 'atom', nextUrl: 'https://feeds.example/2' });
    expect(feed.show).toMatchObject({ title: 'Show', language: 'en', author: 'Ada', pageUrl: 'https://show.example/' });
    expect(feed.episodes).toMatchObject([
      {
        ...{ guid: 'urn:1', title: 'One & two', publishedAt: '2024-05-14T08:00:00Z', description: 'Words' },
        ...{ pageUrl: 'https://feeds.example/1', audio: { url: 'https://cdn.example/1.mp3', bytes: 5 } },
      },
    ]);
  });

  it('reads RSS 1.0, where items stand beside the channel', () => {
    const feed = read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Show</title><items><rdf:Seq/></items></channel>
      <item><title>One</title><link>https://a.example/1</link><dc:date>2004-05-14</dc:date></item></rdf:RDF>`);
    expect(feed.show.title).toBe('Show');
    expect(feed.episodes).toMatchObject([{ title: 'One', guid: 'https://a.example/1', publishedAt: '2004-05-14' }]);
  });

  it('reads RSS under a default namespace that nobody knows', () => {
    expect(read(rss('<title>Show</title>', 'xmlns="http://any.example/"')).show.title).toBe('Show');
  });
});

describe('readFeed of encodings', () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss><channel><title>Räume</title></channel></rss>`;

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text('utf-8')}`), 0],
    ['UTF-8 that calls itself Latin-1', Buffer.from(text('iso-8859-1')), 0],
    ['UTF-16', Buffer.from(`\ufeff${text('utf-16')}`, 'utf16le'), 0],
    ['UTF-16 without a mark', Buffer.from(text('utf-16'), 'utf16le'), 0],
    ['Latin-1', Buffer.from(text('iso-8859-1'), 'latin1'), 1],
    ['Latin-1 that calls itself UTF-8', Buffer.from(text('utf-8'), 'latin1'), 1],
    ['Latin-1 under a name that nobody knows', Buffer.from(text('klingon'), 'latin1'), 1],
  ])('reads %s', (_, bytes, findings) => {
    const feed = read(bytes);
    expect(feed.show.title).toBe('Räume');
    expect(feed.findings).toHaveLength(findings);
  });

  it('believes the header where the document says nothing', () => {
    const bytes = Buffer.from([
      ...Buffer.from('<rss><channel><title>'),
      0xcf,
      0xf0,
      0xe8,
      ...Buffer.from('</title></channel></rss>'),
    ]);
    expect(readFeed(bytes, { contentType: 'text/xml; charset="windows-1251"' }).show.title).toBe('При');
  });
});

describe('readFeed of what is broken', () => {
  it('keeps the items before the end of a feed that was cut off, and not the one that was cut', () => {
    const feed = read(
      rss('<title>S</title><item><guid>1</guid></item>\n<item><guid>2</guid><title>Ha').replace(/<\/channel>.*/u, ''),
    );
    expect(feed.episodes.map(({ guid }) => guid)).toEqual(['1']);
    expect(feed.findings).toMatchObject([
      { line: 3, message: 'The document ends before <rss> does; <item> of line 3 is left out' },
    ]);
  });

  it('finds items behind a tag that is never closed', () => {
    const items = '<item><guid>1</guid></item><item><guid>2</guid>';
    const feed = read(rss(`<image><url>https://a.example/c.png</url>${items}<item><guid>3</guid></item>`));
    expect(feed.episodes.map(({ guid }) => guid)).toEqual(['1', '2', '3']);
  });

  it('goes on after a bare ampersand, an unknown entity and an attribute without quotes', () => {
    const feed = read(
      rss('<title>You & me&nbsp;&bogus;</title><item><guid isPermaLink=false>1</guid><title>T</title></item>'),
    );
    expect(feed.show.title).toBe('You & me &bogus;');
    expect(feed.episodes).toMatchObject([{ guid: '1', title: 'T' }]);
  });

  it('expands no entity of a document type, and opens no file', () => {
    const feed =
      read(`<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
      ${rss('<title>&b;&f;</title>').slice(22)}`);
    expect(feed.show.title).toBe('&b;&f;');
  });

  it('tells which dates, soundbites and items could not be read', () => {
    const feed = read(
      rss('<item><guid>1</guid><pubDate>soon</pubDate><podcast:soundbite startTime="-1"/></item>\n<item/>'),
    );
    expect(feed.findings.map(({ line, message }) => [line, message])).toEqual([
      [2, 'A date could not be read'],
      [2, 'A soundbite has no start or no length'],
      [3, 'An item without guid, enclosure, link and title is left out'],
    ]);
  });

  it('tells two hundred findings and how many more there are', () => {
    const feed = read(rss('<item/>'.repeat(300)));
    expect(feed.findings).toHaveLength(201);
    expect(feed.findings.at(-1)!.message).toBe('100 more remarks of this kind');
  });

  it.each([
    ['', 'There is no tag in it'],
    ['WEBVTT', 'There is no tag in it'],
    ['<html><body>Not found</body></html>', 'The root is <html>, and there is no channel in it'],
    ['<rss/>', 'The root is <rss>, and there is no channel in it'],
    ['<opml/>', 'The root is <opml>, and there is no channel in it'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'malformed-feed', details: [{ line: 1, message }] }),
    );
  });

  it('stops where tags nest without end', () => {
    const feed = read(rss(`<item><guid>1</guid></item>${'<a>'.repeat(500)}`));
    expect(feed.episodes).toHaveLength(1);
    expect(messages(feed)).toEqual(['Tags nest more than 100 deep; the rest was not read']);
  });
});
