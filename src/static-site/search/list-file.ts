// A file of lists: the passages and lessons that carry a topic, and those in which somebody speaks.
import { ByteReader, ByteWriter } from './bytes.js';

export interface List {
  readonly passages: readonly number[];
  readonly lessons: readonly number[];
}

export function topicList(slug: string): string {
  return `topic ${slug}`;
}

/** Names are compared without case. */
export function speakerList(name: string): string {
  return `speaker ${name.toLowerCase()}`;
}

export function writeListFile(lists: ReadonlyMap<string, List>): Uint8Array {
  const writer = new ByteWriter();
  writer.number(lists.size);
  for (const [name, { passages, lessons }] of lists) {
    writer.text(name);
    writer.rising(passages);
    writer.rising(lessons);
  }
  return writer.done();
}

export function readListFile(bytes: Uint8Array): Map<string, List> {
  const reader = new ByteReader(bytes);
  const lists = new Map<string, List>();
  for (let left = reader.number(); left > 0; left--) {
    lists.set(reader.text(), { passages: reader.rising(), lessons: reader.rising() });
  }
  return lists;
}
