// What does not hold of a transcript that holds of every one, whatever it was read from?
import type { Mark, Transcript, Turn } from '../../src/domain/transcript.js';

/** In words; empty where all of it holds. */
export function transcriptFaults({ turns, marks, findings, losses }: Transcript): string[] {
  const faults = [
    ...turns.flatMap(turnFaults),
    ...orderFaults(turns),
    ...marks.flatMap((mark) => markFaults(mark, turns)),
  ];
  if (turns.length === 0) faults.push('no turns');
  if (findings.some(({ line, message }) => (line !== null && !(line > 0)) || !message))
    faults.push('finding without line');
  if (losses.some(({ count, line }) => !(count > 0) || (line !== null && !(line > 0))))
    faults.push('loss without count');
  return faults;
}

function turnFaults({ index, speaker, text, startTime, endTime, timing }: Turn, at: number): string[] {
  const faults: string[] = [];
  if (index !== at) faults.push(`has the index ${index}`);
  if (text === '' || text !== text.trim())
    faults.push(`its text ${JSON.stringify(text.slice(0, 40))} is empty or not trimmed`);
  if (speaker !== null && (speaker === '' || speaker !== speaker.trim())) faults.push(`its speaker is "${speaker}"`);
  if ((startTime === null) !== (timing === null)) faults.push(`starts at ${startTime}, timing ${timing}`);
  if (startTime !== null && endTime !== null && endTime < startTime)
    faults.push(`ends at ${endTime}, before ${startTime}`);
  for (const time of [startTime, endTime]) {
    if (time !== null && !(Number.isFinite(time) && time >= 0)) faults.push(`has the time ${time}`);
  }
  return faults.map((fault) => `turn ${at} ${fault}`);
}

/** Starts and stamps never run backwards; a turn's stamps stand in its text. */
function orderFaults(turns: readonly Turn[]): string[] {
  const faults: string[] = [];
  let time = 0;
  for (const { index, startTime, text, anchors } of turns) {
    if (startTime !== null && startTime < time) faults.push(`turn ${index} starts at ${startTime}, after ${time}`);
    time = startTime ?? time;
    let [offset, last] = [-1, -1];
    for (const anchor of anchors) {
      const inOrder =
        anchor.offset > offset && anchor.offset < text.length && anchor.time > last && anchor.time >= time;
      if (!inOrder)
        faults.push(`turn ${index} has the stamp ${anchor.time} at ${anchor.offset}, after ${time} at ${offset}`);
      ({ offset, time } = anchor);
      last = anchor.time;
    }
  }
  return faults;
}

function markFaults({ label, at }: Mark, turns: readonly Turn[]): string[] {
  const stands = at.turn <= turns.length && at.offset <= (turns[at.turn]?.text.length ?? 0);
  return label && stands ? [] : [`the mark "${label}" stands at ${at.turn}:${at.offset}`];
}
