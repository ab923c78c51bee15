// What a file holds that a transcript has no place for is counted by kind, with the first line.
import { describe, expect, it } from 'vitest';
import { LossCount } from '../../../src/domain/loss.js';
import { parseText } from './read-fixture.js';

const told = (text: string) => parseText(text).losses.map(({ what, count, line }) => `${count} ${what}, line ${line}`);

describe('losses', () => {
  it('are counted by kind, with the first line, in the order of their names', () => {
    const losses = new LossCount();
    losses.add('style', 7, 2);
    losses.add('image', null);
    losses.add('style', 3);
    losses.add('image');
    losses.add('note', 1, 0);
    expect(losses.list()).toEqual([
      { what: 'image', count: 2, line: null },
      { what: 'style', count: 3, line: 3 },
    ]);
  });

  it('of WebVTT are its blocks, names of cues, settings, tags, times inside cues and ends of captions', () => {
    const vtt = `WEBVTT - a title
Kind: captions

STYLE
::cue { color: red }

NOTE written by hand
NOTE is only a word here

intro
00:01.000 --> 00:02.000 align:start position:0%
<v Ada>Hello <b>there</b>

2
00:03.000 --> 00:04.000
<v Ada><00:03.100><c.red>how</c> <00:03.500>are you`;
    expect(told(vtt)).toEqual([
      '1 cue-end, line 11',
      '1 identifier, line 10',
      '1 metadata, line 2',
      '1 note, line 7',
      '1 position, line 11',
      '3 style, line 4',
      '2 word-time, line 16',
    ]);
  });

  it('of SRT are codes of style and place, not the numbers of its cards', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\n{\\an8}Ada: <i>Hello</i>\n\n2\n00:00:02,000 --> 00:00:03,000\nthere.';
    expect(told(srt)).toEqual(['2 position, line 2', '1 style, line 3']);
  });

  it('of rolling captions are the lines that only repeat', () => {
    const vtt = ['a b', 'a b\nc d', 'c d', 'c d\ne f'].map((text, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${text}\n`);
    expect(told(`WEBVTT\n\n${vtt.join('\n')}`)).toEqual(['3 repeat, line null']);
  });

  it('of Markdown are fields, links, images, footnotes, comments, code, emphasis, and words of the page', () => {
    const markdown = `---
title: A talk
tags: [a, b]
---

**Ada:** See [this](https://example.org) *now*, ![a picture](a.png) as I said.[^1] <!-- cut? -->

**Rui:** Yes, it **is** so.

\`\`\`
let x = 1
\`\`\`

**Ada:** Then we agree.`;
    expect(told(markdown)).toEqual([
      '1 code, line 10',
      '2 emphasis, line 6',
      '1 footnote, line 6',
      '1 image, line 6',
      '1 link, line 6',
      '1 metadata, line 3',
      '1 note, line 6',
    ]);
  });

  it('of a page are the words before the first label', () => {
    const page = `Subscribe to us wherever you listen.

Ada Byron: Welcome to the show, everybody.

Grace Hopper: It is good to be here with you.

Ada Byron: Then let us begin, and tell us first how the backup came to be lost on that day.

Grace Hopper: Please do.`;
    expect(told(page)).toEqual(['6 page-text, line 1']);
  });

  it('are none where everything has its place', () => {
    expect(told('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello.\n\n00:02.000 --> 00:03.000\n<v Rui>Hi.')).toEqual([]);
    expect(told('**Ada:** Hello there.\n\n**Rui:** \\[0:10\\] Hi.')).toEqual([]);
  });
});
