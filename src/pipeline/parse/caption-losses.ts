// What of a caption file has no place in a transcript? Told from its lines alone, apart from the reading of the cues.
import { type Loss, LossCount } from '../../domain/loss.js';
import { isTiming } from './caption-blocks.js';

const BLOCK = /^(NOTE|STYLE|REGION)(?:\s|$)/;
/** `name:value` after the times of a cue, and where DVD rippers put it. */
const SETTING = /\s(?:align|line|position|size|region|vertical|[XY][12]):\S/;
const TIME_TAG = /<\d{1,4}:\d{2}(?::\d{2})?[.,]\d{1,3}>/g;
const STYLE_TAG =
  /<(?:[biu]|c|font|lang|ruby|s|em|strong)(?=[\s.>])[^<>]{0,300}>|\{\\(?!an?\d|pos|move)[^{}]{0,40}\}/gi;
const PLACE_CODE = /\{\\(?:an?\d|pos|move)[^{}]{0,40}\}/g;
const HEADER_FIELD = /^[A-Za-z][\w-]{1,40}\s?[:=]/;

type Place = 'header' | 'block' | 'between' | 'cue';

/** Styles, positions, notes, names of cues, times inside cues, and fields above the first cue. Linear in the text. */
export function captionLosses(text: string): Loss[] {
  const losses = new LossCount();
  const lines = text.split('\n');
  let place: Place = 'header';
  lines.forEach((line, at) => {
    const timing = isTiming(line);
    if (timing && SETTING.test(line)) losses.add('position', at + 1);
    if (timing) place = 'cue';
    else if (!line.trim()) place = place === 'header' && at < 2 ? 'header' : 'between';
    else if (place === 'between' || place === 'header') place = startOf({ lines, at, place, losses });
    else if (place === 'cue') countMarks(line, at + 1, losses);
  });
  return losses.list();
}

interface Start {
  readonly lines: readonly string[];
  readonly at: number;
  readonly place: Place;
  readonly losses: LossCount;
}

/** A line after a blank one, or above the first cue. */
function startOf({ lines, at, place, losses }: Start): Place {
  const line = lines[at]!;
  const block = BLOCK.exec(line)?.[1];
  if (block) {
    losses.add(block === 'NOTE' ? 'note' : block === 'STYLE' ? 'style' : 'position', at + 1);
    return 'block';
  }
  const named = isTiming(lines[at + 1] ?? '') && !/^\s*\d+\s*$/.test(line) && !/^\s*WEBVTT/.test(line);
  if (named) losses.add('identifier', at + 1);
  else if (place === 'header' && /^Region:/.test(line)) losses.add('position', at + 1);
  else if (place === 'header' && HEADER_FIELD.test(line)) losses.add('metadata', at + 1);
  else if (place === 'between') countMarks(line, at + 1, losses);
  return place;
}

function countMarks(line: string, at: number, losses: LossCount): void {
  if (!/[<{]/.test(line)) return;
  losses.add('word-time', at, line.match(TIME_TAG)?.length ?? 0);
  losses.add('style', at, line.match(STYLE_TAG)?.length ?? 0);
  losses.add('position', at, line.match(PLACE_CODE)?.length ?? 0);
}
