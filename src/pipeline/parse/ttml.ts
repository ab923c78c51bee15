// TTML (DFXP, EBU-TT, IMSC) -> turns. https://www.w3.org/TR/ttml1/
import { type Loss, LossCount } from '../../domain/loss.js';
import type { Finding, Transcript } from '../../domain/transcript.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { type MarkupReader, readMarkup, rootName, type Tag } from './html-markup.js';
import { malformed } from './malformed.js';
import { TtmlAgents } from './ttml-agents.js';
import { hasAbsoluteTimes } from './ttml-nesting.js';
import { clockOf } from './ttml-time.js';
import { TtmlTimeline } from './ttml-timeline.js';

export function looksLikeTtml(text: string): boolean {
  return rootName(text) === 'tt';
}

/** Throws `malformed-transcript` without a root `<tt>` or where no caption has a time, `no-speech` without words. */
export function readTtml(text: string): Transcript {
  if (!looksLikeTtml(text)) throw malformed('The root of TTML is <tt>', 1);
  const captions = new TtmlCaptions(hasAbsoluteTimes(text));
  readMarkup(text, 'xml', captions);
  const { cues, findings, losses, title } = captions.end();
  if (cues.length === 0 && findings.length > 0) throw malformed('No caption has a readable time', findings[0]!.line!);
  return cuesToTranscript({ format: 'ttml', cues, findings, losses, metadata: title ? { title } : {} });
}

/** Words of one paragraph that have the same time and the same voice. */
interface Piece {
  readonly start: number | null;
  readonly end: number | null;
  readonly agent: string | null;
  words: string;
}

class TtmlCaptions implements MarkupReader {
  readonly #cues: Cue[] = [];
  readonly #findings: Finding[] = [];
  readonly #losses = new LossCount();
  readonly #agents = new TtmlAgents();
  #timeline = new TtmlTimeline(clockOf({}));
  #paragraph: { readonly tag: Tag; readonly pieces: Piece[]; pictured: boolean } | null = null;
  #muted: string[] = [];
  #title = '';
  readonly #absolute: boolean;

  constructor(absolute: boolean) {
    this.#absolute = absolute;
  }

  open(tag: Tag): void {
    const { name, attributes, line } = tag;
    if (name === 'tt') this.#timeline = new TtmlTimeline(clockOf(attributes), this.#absolute);
    this.#agents.open(tag);
    if (this.#muted.length > 0 || isMuted(tag)) this.#muted.push(name);
    else if (name === 'br') this.#write('\n');
    else if (name === 'p') this.#paragraph = { tag, pieces: [], pictured: false };
    if (name === 'style' || attributes.style !== undefined) this.#losses.add('style', line);
    if (attributes.region !== undefined) this.#losses.add('position', line);
    if (name === 'image' || attributes.backgroundimage !== undefined) {
      this.#losses.add('image', line);
      if (this.#paragraph) this.#paragraph.pictured = true;
    }
    if (!this.#timeline.open(tag))
      this.#findings.push({ line, message: 'A time could not be read and was left out', severity: 'warning' });
  }

  text(data: string): void {
    this.#agents.text(data);
    if (this.#muted[0] === 'head' && this.#muted.at(-1) === 'title') this.#title += data;
    if (this.#muted.length > 0) return;
    this.#write(data);
  }

  close(name: string): void {
    this.#agents.close(name);
    this.#timeline.close(name);
    if (this.#muted.length > 0) this.#muted.pop();
    else if (name === 'p') this.#endParagraph();
  }

  end(): { cues: Cue[]; findings: Finding[]; losses: Loss[]; title: string } {
    const title = this.#title.replace(/\s+/g, ' ').trim();
    return { cues: this.#cues, findings: this.#findings, losses: this.#losses.list(), title };
  }

  #write(words: string): void {
    if (!this.#paragraph) return;
    const { start, end, agent } = this.#timeline.now;
    const last = this.#paragraph.pieces.at(-1);
    if (last && last.start === start && last.end === end && last.agent === agent) last.words += words;
    else this.#paragraph.pieces.push({ start, end, agent, words });
  }

  #endParagraph(): void {
    if (!this.#paragraph) return;
    const { tag, pieces, pictured } = this.#paragraph;
    this.#paragraph = null;
    const worded = pieces.filter(({ words }) => words.trim());
    if (worded.length === 0 && !pictured) this.#losses.add('empty', tag.line);
    for (const piece of worded) this.#cue(piece, tag.line);
  }

  #cue({ start, end, agent, words }: Piece, line: number): void {
    if (start === null) {
      this.#findings.push({ line, message: 'A caption without a time was left out' });
      return;
    }
    const ends = end !== null && end >= start;
    if (end !== null && !ends)
      this.#findings.push({ line, message: 'A caption ends before it starts; its end was left out' });
    const named = agent === null ? null : this.#agents.nameOf(agent);
    for (const { voice, lines } of voicesOf(words.split('\n')))
      this.#cues.push({ start, end: ends ? end : null, voice: voice ?? named, lines, line });
  }
}

/** What is said about the document, and the small reading aids over words (ruby), are not speech. */
function isMuted({ name, attributes }: Tag): boolean {
  return name === 'head' || name === 'metadata' || /^(?:text|delimiter)$/i.test(attributes.ruby ?? '');
}
