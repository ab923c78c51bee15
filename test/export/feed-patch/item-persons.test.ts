// A list of persons in an item takes the place of the channel's: nobody may get lost by that.
import { describe, expect, it } from 'vitest';
import type { ItemPerson } from '../../../src/export/feed-patch/item-persons.js';
import { aFeed, anItem, PODCAST, patch, tagsIn } from './feeds.js';

const declared = ` xmlns:podcast="${PODCAST}"`;
const duh =
  '<podcast:person role="Co-Host" group="cast" img="https://x.example/d.jpg" href="https://x.example/d">Duh</podcast:person>';
const lee = '<podcast:person>Lee</podcast:person>';
const guest: ItemPerson = { name: 'Rui', role: 'guest', url: 'https://shows.example.org/people/rui' };

async function personsOf(people: readonly ItemPerson[], channel = duh + lee, item = anItem()) {
  const { text, items } = await patch(aFeed(channel + item, declared), { source: { people } });
  return { persons: tagsIn(text).filter(({ local }) => local === 'person'), text, items };
}

const named = (tags: readonly { readonly text: string }[]) => tags.map(({ text }) => text);

describe('persons of an item', () => {
  it('have the channel’s with them when the episode names a guest alone', async () => {
    const { persons, text } = await personsOf([guest]);
    expect(persons).toMatchObject([
      {
        text: 'Duh',
        attributes: { role: 'Co-Host', group: 'cast', img: 'https://x.example/d.jpg', href: 'https://x.example/d' },
      },
      { text: 'Lee', attributes: {} },
      { text: 'Rui', attributes: { role: 'guest', href: 'https://shows.example.org/people/rui' } },
    ]);
    expect(text).toContain(duh);
  });

  it('are those of the channel who are in the episode, where it names some of them', async () => {
    const { persons } = await personsOf([
      guest,
      { name: 'lee', role: null, url: 'https://shows.example.org/people/lee' },
    ]);
    expect(named(persons)).toEqual(['Lee', 'Rui']);
    expect(persons[0]!.attributes).toEqual({ href: 'https://shows.example.org/people/lee' });
  });

  it('are without hosts of the channel who are none of the episode’s, where that has others', async () => {
    const crew = '<podcast:person role="Editor" group="audio post-production">Max</podcast:person>';
    const { persons } = await personsOf([{ name: 'Kim', role: 'host' }], duh + crew);
    expect(named(persons)).toEqual(['Max', 'Kim']);
  });

  it('stay the channel’s where the episode has nobody else to name', async () => {
    const { persons, items } = await personsOf([{ name: 'Somebody', role: null }]);
    expect(persons).toEqual([]);
    expect(items[0]!.leftOut).toContainEqual({ kind: 'persons', reason: 'unknown-role' });
  });

  it('are not told of an item inside of which a live item has some', async () => {
    const live = `<podcast:liveItem>${duh}</podcast:liveItem>`;
    expect(named((await personsOf([guest], live)).persons)).toEqual(['Rui']);
  });

  it('keep picture and address when they are replaced', async () => {
    const own = `
      <podcast:person role="HOST" group="Cast" img="https://x.example/a.jpg">ada</podcast:person>
      <podcast:person role="producer" img="https://x.example/r.jpg" href="https://x.example/r">Rui</podcast:person>
      <podcast:person role="editor">Gone</podcast:person>`;
    const people: ItemPerson[] = [{ name: 'Ada', role: 'host', url: 'https://shows.example.org/people/ada' }, guest];
    const once = await patch(aFeed(anItem(own), declared), { existing: 'replace', source: { people } });
    const persons = tagsIn(once.text).filter(({ local }) => local === 'person');
    expect(persons).toEqual([
      {
        ...{ local: 'person', text: 'Ada' },
        attributes: {
          ...{ role: 'HOST', group: 'Cast', img: 'https://x.example/a.jpg' },
          href: 'https://shows.example.org/people/ada',
        },
      },
      {
        ...{ local: 'person', text: 'Rui' },
        attributes: { role: 'guest', img: 'https://x.example/r.jpg', href: 'https://x.example/r' },
      },
    ]);
    const again = await patch(once.bytes, { existing: 'replace', source: { people } });
    expect(again.diff).toBe('');
  });
});
