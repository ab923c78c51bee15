import { applyPatch } from 'diff';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/feed/read/read-feed.js';
import { chapters } from '../an-episode.js';
import { nasty } from '../turns.js';
import { aFeed, anEpisode, anItem, itemSource, PODCAST, patch, tagsIn } from './feeds.js';

const declared = ` xmlns:podcast="${PODCAST}"`;

describe('a patched feed', () => {
  it('has transcripts, chapters, soundbites and persons in the items that match', async () => {
    const { text, items } = await patch(aFeed());
    const file = 'https://shows.example.org/v1/episodes/ep_1';
    const transcript = (format: string, type: string, rel?: string) => ({
      ...{ local: 'transcript', text: '' },
      attributes: { url: `${file}/transcript.${format}?v=1&w=2`, type, ...(rel && { rel }) },
    });
    expect(tagsIn(text)).toEqual([
      transcript('vtt', 'text/vtt', 'captions'),
      transcript('srt', 'application/x-subrip', 'captions'),
      transcript('podcast.json', 'application/json', 'captions'),
      transcript('html', 'text/html'),
      { local: 'chapters', attributes: { url: `${file}/chapters.json`, type: 'application/json+chapters' }, text: '' },
      { local: 'soundbite', attributes: { startTime: '12.5', duration: '20' }, text: nasty },
      { local: 'person', attributes: { role: 'host' }, text: 'Ada <Marsh> & Co' },
      { local: 'person', attributes: { role: 'guest' }, text: 'Rui' },
    ]);
    expect(items).toMatchObject([
      {
        ...{ line: 6, guid: 'guid-1', title: 'What & why', episode: 'ep_1', matchedBy: 'guid', isAmbiguous: false },
        added: { transcripts: 4, chapters: 1, soundbites: 1, persons: 2, notes: 0 },
        kept: [],
      },
    ]);
  });

  it('is read by a feed reader as it was meant', async () => {
    const { bytes } = await patch(aFeed());
    const [episode] = readFeed(bytes).episodes;
    expect(episode!.transcripts).toHaveLength(4);
    expect(episode!.soundbites).toEqual([{ startTime: 12.5, duration: 20, title: expect.any(String) }]);
    expect(episode!.people.map(({ name, role }) => [name, role])).toEqual([
      ['Ada <Marsh> & Co', 'host'],
      ['Rui', 'guest'],
    ]);
  });

  it('without times has the HTML transcript alone', async () => {
    const { text } = await patch(aFeed(), { source: { timing: null, chapters: [], soundbites: [], people: [] } });
    expect(tagsIn(text).map(({ attributes }) => attributes.type)).toEqual(['text/html']);
  });

  it('keeps every other byte, line ends and indentation', async () => {
    for (const feed of [
      aFeed(),
      aFeed().replaceAll('\n', '\r\n'),
      `\ufeff${aFeed()}`,
      aFeed().replaceAll(/>\s+</gu, '><'),
    ]) {
      const { text } = await patch(feed);
      const kept = text
        .replaceAll(/\s*<podcast:[^>]*\/>/gu, '')
        .replaceAll(/\s*<podcast:\w+[^>]*>[^<]*<\/podcast:\w+>/gu, '')
        .replace(declared, '');
      expect(kept).toBe(feed);
    }
    expect((await patch(aFeed())).text).toContain(
      '\n      <podcast:person role="guest">Rui</podcast:person>\n    </item>',
    );
    expect((await patch(aFeed().replaceAll('\n', '\r\n'))).text).not.toMatch(/[^\r]\n/u);
  });

  it('is not changed by patching it again', async () => {
    for (const existing of ['keep', 'replace'] as const) {
      const source = { notes: `<p>${nasty}]]></p>` };
      const once = await patch(aFeed(), { existing, source });
      const again = await patch(once.bytes, { existing, source });
      expect(again.text).toBe(once.text);
      expect(again.diff).toBe('');
    }
  });

  it('differs by what its diff says', async () => {
    const feed = aFeed(anItem() + anItem('', 'other') + anItem('', 'guid-3'));
    const episodes = [anEpisode(), anEpisode({ id: 'ep_3', guid: 'guid-3' })];
    const { text, diff } = await patch(feed, { episodes });
    expect(applyPatch(feed, diff)).toBe(text);
    expect(diff).toMatch(/^--- a\/show\.xml\n\+\+\+ b\/show\.xml\n@@ -1,12 \+1,20 @@\n/u);
    expect(diff.match(/^-(?!-)/gmu)).toHaveLength(1);
  });

  it('of one line has a diff, too', async () => {
    const feed = aFeed().replaceAll('\n', '');
    const { text, diff } = await patch(feed);
    expect(applyPatch(feed, diff)).toBe(text);
    expect(diff).toContain('\\ No newline at end of file');
  });
});

describe('what an item has already', () => {
  const own = `
      <podcast:transcript url="https://cdn.example.org/1.vtt" type="text/vtt; charset=utf-8" />
      <podcast:person role="host">Somebody</podcast:person>`;

  it('stays; transcripts of other types are added', async () => {
    const { text, items } = await patch(aFeed(anItem(own), declared));
    const tags = tagsIn(text);
    expect(tags.filter(({ local }) => local === 'person').map((tag) => tag.text)).toEqual(['Somebody']);
    expect(tags.filter(({ local }) => local === 'transcript').map(({ attributes }) => attributes.type)).toEqual([
      ...['text/vtt; charset=utf-8', 'application/x-subrip', 'application/json', 'text/html'],
    ]);
    expect(items[0]).toMatchObject({
      kept: ['persons'],
      removed: { persons: 0 },
      added: { transcripts: 3, soundbites: 1 },
    });
  });

  it('gives way when it is to be replaced, and leaves no empty line', async () => {
    const { text, items } = await patch(aFeed(anItem(own), declared), { existing: 'replace' });
    expect(text).not.toMatch(/Somebody|cdn\.example\.org\/1\.vtt|\n\s*\n/u);
    expect(items[0]).toMatchObject({
      kept: [],
      removed: { transcripts: 1, persons: 1 },
      added: { transcripts: 4, persons: 2 },
    });
  });

  it('stays when there is nothing to put in its place', async () => {
    const source = { people: [], soundbites: [] };
    const { text } = await patch(aFeed(anItem(own), declared), { existing: 'replace', source });
    expect(text).toContain('Somebody');
  });

  it('counts under any prefix and the older address of the namespace', async () => {
    const old = ' xmlns:pc="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"';
    const feed = aFeed(anItem('\n      <pc:chapters url="https://x.example/c.json" type="application/json"/>'), old);
    const { text } = await patch(feed);
    expect(text.match(/<pc:(\w+)/gu)).toEqual(expect.arrayContaining(['<pc:chapters', '<pc:soundbite', '<pc:person']));
    expect(text.match(/:chapters/gu)).toHaveLength(1);
    expect(text).not.toContain('xmlns:podcast');
  });

  it('of a live item is none of ours', async () => {
    const live = `<podcast:liveItem status="live"><guid>guid-1</guid></podcast:liveItem>\n`;
    const { items } = await patch(aFeed(live + anItem(), declared));
    expect(items).toHaveLength(1);
  });
});

describe('prefixes', () => {
  it('that stand for something else are not taken', async () => {
    const { text } = await patch(aFeed(anItem(), ' xmlns:podcast="https://other.example/ns"'));
    expect(text).toContain(`xmlns:podcast2="${PODCAST}"`);
    expect(tagsIn(text)).toHaveLength(8);
    const inside = anItem('<x:y xmlns:x="u"/>').replace('<item>', '<item xmlns:podcast="https://other.example/ns">');
    expect(tagsIn((await patch(aFeed(inside))).text)).toHaveLength(8);
  });
});

describe('show notes', () => {
  it('stand as content of an item that has none, whatever is in them', async () => {
    const notes = `<p>${nasty} ]]> \u0000</p>`;
    const { text } = await patch(aFeed(), { source: { notes } });
    const [content] = tagsIn(text, 'http://purl.org/rss/1.0/modules/content/');
    expect(content).toMatchObject({ local: 'encoded', text: notes.replace('\u0000', '') });
  });

  it('leave the publisher’s content alone unless it is to be replaced', async () => {
    const content = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"';
    const feed = aFeed(anItem('\n      <content:encoded><![CDATA[<p>Mine</p>]]></content:encoded>'), content);
    const source = { notes: '<p>Ours</p>' };
    expect((await patch(feed, { source })).text).toContain('Mine');
    expect((await patch(feed, { source, existing: 'replace' })).text).not.toContain('Mine');
  });
});

describe('the encoding of a feed', () => {
  const feed = aFeed().replace('🌙', 'café').replace('UTF-8', 'ISO-8859-1');
  const source = { people: [{ name: 'Zoë ☕', role: 'host' as const }], notes: '<p>Zoë ☕</p>' };

  it.each(['iso-8859-1', 'utf-16le', 'utf-16be'])('%s stays, and all characters come through', async (encoding) => {
    const bytes = iconv.encode(feed.replace('ISO-8859-1', encoding), encoding, { addBOM: encoding.startsWith('utf') });
    const patched = await patch(bytes, { source });
    const text = iconv.decode(patched.bytes, encoding);
    expect(tagsIn(text).at(-1)).toMatchObject({ local: 'person', text: 'Zoë ☕' });
    expect(text).toContain('café');
    const again = await patch(patched.bytes, { source, existing: 'replace' });
    expect(again.bytes.equals(patched.bytes)).toBe(true);
  });

  it('that the bytes do not keep to is refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="shift_jis"?><rss>'),
      Buffer.from([0x82, 0xff]),
    ]);
    await expect(patch(bytes)).rejects.toMatchObject({ code: 'malformed-feed' });
  });
});

describe('a feed is refused with the line', () => {
  it.each([
    ['that is not well-formed', '<rss>\n<channel>\n<item></channel></rss>', 3],
    ['with entities of its own', '<!DOCTYPE rss [\n<!ENTITY a "<item>">]><rss><channel>&a;</channel></rss>', 2],
    ['with entities that nobody declared', '<rss><channel>\n&nbsp;</channel></rss>', 2],
    ['that is Atom', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 1],
    ['that is a page', '<html><body/></html>', 1],
    ['that nests without an end', `<rss><channel>${'<a>'.repeat(10_000)}`, 1],
    ['that is empty', '', 1],
    ['that is no text', '\u0000\u0001\u0002', 1],
  ])('%s', async (_, feed, line) => {
    await expect(patch(feed)).rejects.toMatchObject({ code: 'malformed-feed', details: [{ line }] });
  });
});

describe('patching any feed', () => {
  const xmlText = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) =>
      text
        .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/[<>&]/gu, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character]!),
    );
  const child = fc.oneof(
    xmlText.map((text) => `<title>${text}</title>`),
    xmlText.map((text) => `<description><![CDATA[<item>${text.replaceAll(']]>', '')}</item>]]></description>`),
    xmlText.map((text) => `<!-- ${text.replaceAll('-', '')} </item> -->`),
    fc.constantFrom(
      '<podcast:person>Old</podcast:person>',
      '<podcast:soundbite startTime="1" duration="20"/>',
      '\n\t',
      '<x/>',
    ),
  );
  const item = fc
    .array(child, { maxLength: 6 })
    .map((children) => `<item><guid>guid-1</guid>${children.join('')}</item>`);

  it('gives well-formed XML, a true diff, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(item, fc.constantFrom('keep', 'replace'), xmlText, async (one, existing, name) => {
        const feed = `<rss${declared}><channel>${one}\n</channel></rss>`;
        const source = { people: [{ name: `${name} x`, role: 'host' as const }] };
        const patched = await patch(feed, { existing, source });
        expect(tagsIn(patched.text).length).toBeGreaterThan(4);
        expect(applyPatch(feed, patched.diff)).toBe(patched.text);
        expect((await patch(patched.bytes, { existing, source })).text).toBe(patched.text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('times between two stamps', () => {
  const interpolatedChapters = chapters.map((chapter) => ({ ...chapter, timing: 'interpolated' as const }));
  const soundbites = itemSource().soundbites.map((each) => ({ ...each, timing: 'interpolated' as const }));
  const source = { timing: 'interpolated' as const, chapters: interpolatedChapters, soundbites };

  it('are added and told, of captions, chapters and soundbites alike', async () => {
    const { items } = await patch(aFeed(), { source });
    expect(items[0]).toMatchObject({
      added: { transcripts: 4, chapters: 1, soundbites: 1 },
      interpolated: ['transcripts', 'chapters', 'soundbites'],
      leftOut: [{ kind: 'persons', reason: 'unknown-role' }],
    });
  });

  it('are left out of all three where only exact ones are wanted, and that is told', async () => {
    const { text, items } = await patch(aFeed(), { source, interpolated: false });
    expect(tagsIn(text).map(({ local, attributes }) => attributes.type ?? local)).toEqual([
      ...['text/html', 'person', 'person'],
    ]);
    expect(items[0]!.interpolated).toEqual([]);
    expect(items[0]!.leftOut).toEqual([
      ...['transcripts', 'chapters', 'soundbites'].map((kind) => ({ kind, reason: 'interpolated-times' })),
      { kind: 'persons', reason: 'unknown-role' },
    ]);
  });

  it('of some soundbites leave the others in', async () => {
    const mixed = [...soundbites, { ...itemSource().soundbites[0]!, startTime: 99 }];
    const { text } = await patch(aFeed(), { source: { ...source, soundbites: mixed }, interpolated: false });
    expect(tagsIn(text).flatMap(({ attributes }) => attributes.startTime ?? [])).toEqual(['99']);
  });

  it('that are not there at all are told, too', async () => {
    const { items } = await patch(aFeed(), { source: { timing: null, chapters: [], soundbites: [], people: [] } });
    expect(items[0]!.leftOut).toEqual([
      ...['transcripts', 'chapters', 'soundbites'].map((kind) => ({ kind, reason: 'no-times' })),
      { kind: 'persons', reason: 'nothing-found' },
    ]);
  });
});

describe('Podlove Simple Chapters', () => {
  const PSC = 'http://podlove.org/simple-chapters';

  it('stand in the item where they are asked for, and stay the same', async () => {
    const wanted = { include: ['simple-chapters'], existing: 'replace' } as const;
    const once = await patch(aFeed(), wanted);
    expect(tagsIn(once.text, PSC)).toEqual([{ local: 'chapters', attributes: { version: '1.2' }, text: '' }]);
    expect(once.text).toContain(`xmlns:psc="${PSC}"`);
    const [episode] = readFeed(once.bytes).episodes;
    expect(episode!.inlineChapters).toMatchObject([
      { startTime: 0, title: 'Hello', url: 'https://shows.example.org/night-shift/one#turn-0' },
      { startTime: 10, title: expect.any(String) },
    ]);
    expect((await patch(once.bytes, wanted)).diff).toBe('');
    const other = chapters.map((chapter) => ({ ...chapter, title: 'New' }));
    const changed = await patch(once.bytes, { ...wanted, source: { chapters: other } });
    expect(changed.text.match(/title="New"/gu)).toHaveLength(2);
    expect(changed.text).not.toContain('Hello');
    expect((await patch(once.bytes, { ...wanted, existing: 'keep', source: { chapters: other } })).diff).toBe('');
  });
});
