// Who is "spk_0"? Some tools keep a list of speakers beside the speech and only refer to it.
import { at } from './entries.js';
import { isRecord, toName } from './values.js';

/** Fields by which an entry of such a list is referred to. */
const ID_KEYS = ['id', 'label', 'speaker', 'speaker_id', 'speakerId', 'key'];

/**
 * Name of a speaker by id, from a `speakers` that is `{spk_0: "Ada"}`, `{spk_0: {name: "Ada"}}` or
 * `[{id: 0, name: "Ada"}]`; the id itself where nothing is said of it.
 */
export function speakerNamesOf(document: unknown): (id: string) => string {
  const speakers = at(document, 'speakers');
  const names = new Map<string, string>();
  if (isRecord(speakers)) for (const [id, speaker] of Object.entries(speakers)) addName(names, id, toName(speaker));
  if (Array.isArray(speakers)) {
    for (const speaker of speakers.filter(isRecord)) {
      const id = ID_KEYS.map((key) => speaker[key]).find(
        (value) => typeof value === 'string' || typeof value === 'number',
      );
      if (id !== undefined)
        addName(names, String(id), toName(speaker.name ?? speaker.displayName ?? speaker.full_name));
    }
  }
  return (id) => names.get(id) ?? id;
}

function addName(names: Map<string, string>, id: string, name: string | null): void {
  if (name !== null) names.set(id, name);
}
