// What somebody who types may mean.
import { beforeEach, describe, expect, it } from 'vitest';
import { aChapter, aLesson, anEpisodeRecord, aPassage, aTopic, someTurns } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

const [backups, pressure, hidden] = [aTopic('Backups'), aTopic('Back pressure'), aTopic('Backyards')];

function aTalk(slug: string, { title, guest, text }: { title: string; guest: string; text: string }) {
  return anEpisodeRecord({
    episode: { slug, show: 'night-shift', title, publishedAt: `2024-0${slug.length}-01` },
    turns: someTurns(['Ada Byron', text], [guest, text]),
    chapters: [aChapter({ topics: [backups, hidden] })],
    lessons: [aLesson({ quote: text, topics: slug === 'one' ? [backups, pressure] : [backups] })],
    passages: [aPassage({ text, speakers: [guest, 'Ada Byron'] })],
  });
}

export function describeSuggestions(adapter: StoreAdapter): void {
  describe('suggestions', () => {
    const context = freshStore(adapter);

    beforeEach(async () => {
      const { store } = context;
      await store.saveEpisode(
        aTalk('one', { title: 'Bread and backups', guest: 'José Backman', text: 'tapes were restored' }),
      );
      await store.saveEpisode(
        aTalk('three', { title: 'The backup that was not there', guest: 'Rui Okafor', text: 'restores' }),
      );
      await store.editTopic('backyards', { hidden: true });
    });

    const suggest = async (typed: string, limit = 5) => {
      const { topics, people, shows, episodes, words } = await context.store.findSuggestions(typed, limit);
      return {
        topics: topics.map(({ label, uses }) => `${label} ${uses}`),
        people: people.map(({ name, episodeCount }) => `${name} ${episodeCount}`),
        shows: shows.map(({ title }) => title),
        episodes: episodes.map(({ slug }) => slug),
        words,
      };
    };

    it('are topics, people, episodes and words that begin so, most used or newest first', async () => {
      expect(await suggest('BACK')).toEqual({
        topics: ['Backups 4', 'Back pressure 1'],
        people: ['José Backman 1'],
        shows: [],
        episodes: ['three', 'one'],
        words: ['backman', 'backup', 'backups'],
      });
    });

    it('go by the last word of a sentence too, and by all words of a title', async () => {
      const { topics, episodes } = await suggest('how about bread and backu');
      expect({ topics, episodes }).toEqual({ topics: ['Backups 4'], episodes: [] });
      expect((await suggest('backups bread')).episodes).toEqual(['one']);
      expect((await suggest('tapes that rest')).words).toEqual(['restored', 'restores']);
    });

    it('find a name without its accents, and the inside of a word not', async () => {
      expect((await suggest('jose')).people).toEqual(['José Backman 1']);
      expect((await suggest('ups')).topics).toEqual([]);
      expect((await suggest('yron')).people).toEqual([]);
    });

    it.each(['', ' ', 'b', '"', '* OR', '(', "'"])('are none for %j, which says too little', async (typed) => {
      expect(await suggest(typed)).toEqual({ topics: [], people: [], shows: [], episodes: [], words: [] });
    });

    it('are no more of a kind than asked for', async () => {
      expect(await suggest('back', 1)).toMatchObject({
        topics: ['Backups 4'],
        episodes: ['three'],
        words: ['backman'],
      });
    });
  });
}
