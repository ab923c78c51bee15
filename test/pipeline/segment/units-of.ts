// Units of a text without vectors, one turn a paragraph.
import { splitSentences } from '../../../src/domain/sentence.js';
import { cutUnits, type Unit } from '../../../src/pipeline/speech/units.js';
import { aTurn } from '../../fixtures/builders.js';

export function unitsOf(text: string): readonly Unit[] {
  const turns = text.split('\n\n').map((paragraph, index) => aTurn({ index, text: paragraph }));
  const sentences = turns.flatMap((turn) =>
    splitSentences(turn.text).map((sentence) => ({ turn: turn.index, ...sentence, vector: new Float32Array(4) })),
  );
  return cutUnits(turns, sentences);
}
