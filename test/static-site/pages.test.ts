import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinks } from '../../src/static-site/pages/links.js';
import { rewriteHtml } from '../../src/static-site/pages/rewrite-html.js';
import { rewriteStyleOrScript } from '../../src/static-site/pages/rewrite-text.js';
import { createPlaces, relativeLink } from '../../src/static-site/pages/site-address.js';

const BASE = 'https://me.example/show';
const links = () => createLinks(BASE);
const rewrite = (text: string, file = 'night-shift/bread/index.html', policy: string | null = null) =>
  rewriteHtml({ text, file, policy }, links());

describe('the place of an address', () => {
  const fileOf = (address: string) => createPlaces()(address)?.file;

  it('is a folder for a page, and the same name for a file', () => {
    expect(fileOf('/')).toBe('index.html');
    expect(fileOf('/night-shift/bread')).toBe('night-shift/bread/index.html');
    expect(fileOf('/night-shift/bread/')).toBe('night-shift/bread/index.html');
    expect(fileOf('/assets/site.1a2b.css')).toBe('assets/site.1a2b.css');
    expect(fileOf('/lessons/ls_1/card.png')).toBe('lessons/ls_1/card.png');
  });

  it('is a name that says what it is for a file of the API', () => {
    expect(fileOf('/v1/episodes/ep_1/transcript?format=vtt')).toBe('v1/episodes/ep_1/transcript.vtt');
    expect(fileOf('/v1/episodes/ep_1/transcript?format=podcast-json')).toBe('v1/episodes/ep_1/transcript.podcast.json');
    expect(fileOf('/v1/episodes/ep_1/show-notes?format=markdown')).toBe('v1/episodes/ep_1/show-notes.md');
    expect(fileOf('/v1/episodes/ep_1/chapters.json')).toBe('v1/episodes/ep_1/chapters.json');
    expect(fileOf('/v1/episodes/ep_1')).toBe('v1/episodes/ep_1.json');
  });

  it('is numbered for the further pages of a list, the same one for the same page', () => {
    const placeOf = createPlaces();
    expect(placeOf('/topics?cursor=abc')?.file).toBe('topics/page-2/index.html');
    expect(placeOf('/topics?cursor=def')?.file).toBe('topics/page-3/index.html');
    expect(placeOf('/topics?cursor=abc')?.link).toBe('topics/page-2/');
  });

  it('is that of the page as it is now, whatever revision is asked for', () => {
    expect(fileOf('/night-shift/bread?revision=3')).toBe('night-shift/bread/index.html');
  });

  it('never lies outside of the folder', () => {
    for (const address of ['/..%2f..%2fetc/passwd', '/a/%2e%2e/b%2f..%2f..', '/a%00b', '/%E0%A4%A', '/.git/config']) {
      const file = fileOf(address) ?? '';
      expect(
        file.split('/').some((part) => part.startsWith('.')),
        address,
      ).toBe(false);
    }
    fc.assert(
      fc.property(fc.webPath({ size: 'small' }), (path) => {
        const file = createPlaces()(path || '/')?.file ?? 'none';
        expect(file.startsWith('/') || file.split('/').includes('..') || file.includes('\0')).toBe(false);
      }),
    );
  });
});

describe('a relative link', () => {
  it.each([
    ['index.html', 'topics/', 'topics/'],
    ['index.html', '', './'],
    ['topics/index.html', '', '../'],
    ['topics/index.html', 'topics/', './'],
    ['a/b/index.html', 'a/c/', '../c/'],
    ['a/b/index.html', 'assets/x.css', '../../assets/x.css'],
  ])('from %s to "%s" is %s', (from, link, expected) => {
    expect(relativeLink(from, link)).toBe(expected);
  });

  it('leads where it should from anywhere', () => {
    const segment = fc.stringMatching(/^[a-z]{1,3}$/u);
    fc.assert(
      fc.property(fc.array(segment), fc.array(segment), (from, to) => {
        const file = [...from, 'index.html'].join('/');
        const link = to.map((part) => `${part}/`).join('');
        const reached = new URL(relativeLink(file, link), `http://x/${file}`).pathname;
        expect(reached).toBe(`/${link}`);
      }),
    );
  });
});

describe('a page', () => {
  it('links from folder to folder, and says what has to be there', () => {
    const { text, wanted } = rewrite(
      '<a href="/topics/backups">B</a> <a class="x" href="/night-shift/bread#turn-3">T</a>',
    );
    expect(text).toBe('<a href="../../topics/backups/">B</a> <a class="x" href="./#turn-3">T</a>');
    expect(wanted.map(({ file }) => file)).toEqual(['topics/backups/index.html', 'night-shift/bread/index.html']);
  });

  it('leaves every other character as it is', () => {
    const text =
      '<!doctype html>\n<p  CLASS=a>A &amp; B<br>\n<a href="https://other.example/?a=1&amp;b=2">x</a><!-- c -->';
    expect(rewrite(text).text).toBe(text);
  });

  it('keeps hostile text as harmless as it was', () => {
    const { text } = rewrite('<a href="/topics/x" title="&quot;&gt;&lt;script&gt;">&lt;script&gt;</a>');
    expect(text).toBe('<a href="../../topics/x/" title="&quot;&gt;&lt;script&gt;">&lt;script&gt;</a>');
  });

  it('leads questions to the search, which keeps the words', () => {
    expect(rewrite('<a href="/ask?q=Why+not%3F&amp;topic=x">?</a>').text).toBe(
      '<a href="../../search/?q=Why+not%3F&amp;topic=x">?</a>',
    );
    expect(rewrite('<a href="/ask?speaker=Ada+Marsh">?</a>').text).toBe(
      '<a href="../../search/?q=speaker%3A%22Ada+Marsh%22">?</a>',
    );
    expect(rewrite('<a href="/search?q=x&amp;cursor=abc&amp;trail=d&amp;in=lessons">?</a>').text).toBe(
      '<a href="../../search/?q=x&amp;in=lessons">?</a>',
    );
    expect(rewrite('<form action="/search"><input name="q"></form>').text).toContain('<form action="../../search/">');
  });

  it('has nothing that needs a server', () => {
    const text = `<form method="post" action="/x">a</form><form action="/ask"><b>b</b></form><li data-needs-server><a href="/docs">API</a></li>
<a href="/docs/errors">c</a><link rel="alternate" type="application/json+oembed" href="${BASE}/oembed?url=x"><p>stays</p>`;
    expect(rewrite(text).text.trim()).toBe('<p>stays</p>');
  });

  it('does not offer to be asked', () => {
    const text =
      '<h2 id="ask" data-without-server="Questions &amp; &lt;b&gt;">Ask <b>this</b></h2><a href="/ask?q=x" data-without-server="Find">Ask <i>y</i></a><p>Ask</p>';
    expect(rewrite(text).text).toBe(
      '<h2 id="ask">Questions &amp; &lt;b&gt;</h2><a href="../../search/?q=x">Find</a><p>Ask</p>',
    );
  });

  it('says in itself what its server said in headers, as far as a page can', () => {
    const policy = "default-src 'none';style-src 'self';frame-ancestors 'none'";
    const { text } = rewrite('<head><meta charset="utf-8"></head>', 'index.html', policy);
    expect(text).toContain(
      '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;">',
    );
  });

  it('tells others its new absolute address', () => {
    const { text, wanted } = rewrite(
      `<link rel="canonical" href="${BASE}/night-shift/bread"><script type="application/ld+json">{"url":"${BASE}/topics/backups"}</script>`,
    );
    expect(text).toContain(`href="${BASE}/night-shift/bread/"`);
    expect(text).toContain(`{"url":"${BASE}/topics/backups/"}`);
    expect(wanted.map(({ file }) => file)).toContain('topics/backups/index.html');
  });

  it('does not take another site for this one', () => {
    const text = `<p>${BASE}-other/topics https://me.example/showcase</p>`;
    expect(rewrite(text).text).toBe(text);
  });

  it('does not mention what is left out', () => {
    const few = createLinks(BASE, (path) => path.endsWith('/card.png'));
    const text = `<meta property="og:image" content="${BASE}/lessons/ls_1/card.png"><a href="/lessons/ls_1/card.png">Picture</a>ok`;
    expect(rewriteHtml({ text, file: 'index.html', policy: null }, few)).toEqual({ text: 'ok', wanted: [] });
  });
});

describe('style sheets and scripts', () => {
  it('name the files beside them', () => {
    const style = rewriteStyleOrScript('src: url("/assets/a.1.woff2")', 'assets/site.css', links(), false);
    expect(style.text).toBe('src: url("a.1.woff2")');
    expect(style.wanted.map(({ file }) => file)).toEqual(['assets/a.1.woff2']);
    const script = rewriteStyleOrScript("import x from '/assets/b.2.js'", 'assets/c.js', links(), true);
    expect(script.text).toBe("import x from './b.2.js'");
  });

  it('bring along what a style sheet names as its neighbour', () => {
    const text = '@font-face { src: url("further-letters.2.woff2") format("woff2") }';
    const style = rewriteStyleOrScript(text, 'assets/site.css', links(), false);
    expect(style.text).toBe(text);
    expect(style.wanted.map(({ file }) => file)).toEqual(['assets/further-letters.2.woff2']);
  });
});
