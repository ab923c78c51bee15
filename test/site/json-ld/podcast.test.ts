// Whose picture an episode has, as search engines are told.
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../../src/domain/publication.js';
import { podcastEpisode } from '../../../src/site/json-ld/podcast.js';
import { anEpisode } from '../../fixtures/builders.js';

const SHOWS = 'https://hindcast.example/show/600.jpg';

function imageOf(imageUrl: string | null): unknown {
  const publication: Publication = {
    ...{ imageUrl, season: null, number: null, kind: null, soundbites: [], chapters: [] },
  };
  const episode = { ...anEpisode(), publication, length: null, topics: [] };
  const url = 'https://hindcast.example/show/episode';
  const urls = { show: url, episode: url, transcript: url, turn: () => url, topic: () => url };
  const described = { episode, showTitle: 'Show', description: null, chapters: [], people: [], image: SHOWS };
  return podcastEpisode(described, urls).image;
}

describe('the picture of an episode', () => {
  it('is its own', () => {
    expect(imageOf('https://pictures.example/one.png')).toBe('https://pictures.example/one.png');
  });

  it.each([null, 'https://pictures.example/one.png?token=abc', 'https://ada:secret@pictures.example/', 'javascript:1'])(
    'is that of the show where its own is %s',
    (imageUrl) => {
      expect(imageOf(imageUrl)).toBe(SHOWS);
    },
  );
});
