// docs/publishing.md against the code: what a template may use is what the page lists.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeShowNotes } from '../../src/export/notes/show-notes.js';
import { builtInTemplates } from '../../src/export/templates/built-in.js';
import { readTemplate } from '../../src/export/templates/render-template.js';
import { languageFilters, languageTags } from '../../src/export/templates/template-language.js';
import { aSourceOf } from './an-episode.js';

const page = readFileSync(new URL('../../docs/publishing.md', import.meta.url), 'utf8');

function listed(line: RegExp): string[] {
  return [...(line.exec(page)?.[0] ?? '').matchAll(/`([#\w-]+)`/gu)].map(([, name]) => name!).sort();
}

describe('docs/publishing.md', () => {
  const notes = composeShowNotes(aSourceOf());

  it('lists the tags, filters and templates that there are', () => {
    expect(listed(/^Tags: .*$/mu)).toEqual([...languageTags].sort());
    expect(listed(/^Filters: .*$/mu)).toEqual([...languageFilters].sort());
    expect(listed(/one for each length and format: [^.]*/u)).toEqual([...builtInTemplates.keys()].sort());
  });

  it('lists the fields of show notes and of their entries', () => {
    const table = /^\| field \|.*\n\|---.*\n((?:\|.*\n)+)/mu.exec(page)![1]!;
    const documented = table
      .trim()
      .split('\n')
      .map((row) => row.split('|').slice(1, 3))
      .map((cells) => cells.map((cell) => [...cell.matchAll(/`(\w+)`/gu)].map(([, name]) => name!)));
    expect(documented.flatMap(([names]) => names!).sort()).toEqual(Object.keys(notes).sort());
    for (const [[name] = [], entries] of documented.filter(([names]) => names!.length === 1)) {
      const [entry] = notes[name as 'lessons'];
      expect([name, [...entries!].sort()]).toEqual([name, Object.keys(entry!).sort()]);
    }
  });

  it('has an example that renders', () => {
    const example = /```liquid\n(.*?)```/su.exec(page)![1]!;
    expect(readTemplate(example, 'markdown').render(notes)).toContain('- 0:00 Hello\n');
  });
});
