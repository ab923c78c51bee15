import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { findTopics } from '../../../src/pipeline/extract/found-topics.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { anEpisode, aTranscript, someTurns } from '../../fixtures/builders.js';

const find = async (text: string, episode = anEpisode(), known = (_: string) => false) => {
  const transcript = aTranscript({ turns: someTurns(['Ada Byron', text]) });
  const units = cutUnits(transcript.turns, await embedSentences(transcript.turns, createDeterministicEmbedder()));
  return findTopics(units, { episode, transcript, known }).map(({ slug, label }) => `${slug}=${label}`);
};

describe('findTopics', () => {
  it('finds names that come four times or more, most said first', async () => {
    const text =
      'We ran Riak there. '.repeat(5) + 'Then Basho Bench was used. '.repeat(4) + 'Nobody knew Etcd. '.repeat(3);
    expect(await find(text)).toEqual(['riak=Riak', 'basho-bench=Basho Bench']);
  });

  it('leaves out words that only open sentences or are common words elsewhere', async () => {
    expect(await find('Servers fail. The servers are old. '.repeat(6))).toEqual([]);
  });

  it('leaves out speakers, the show, and topics that are on the list', async () => {
    const text = 'We asked Byron about it. In Shiplog we said so. We use Docker daily. '.repeat(5);
    expect(await find(text, anEpisode({ show: 'shiplog' }), (name) => name === 'Docker')).toEqual([]);
  });

  it('takes spellings of one name together, under the one that is used most', async () => {
    const text =
      'We put it on GitHub. '.repeat(3) + 'It is on Github. '.repeat(2) + 'We rent GPUs. We own a GPU. '.repeat(2);
    expect(await find(text)).toEqual(['github=GitHub', 'gpu=GPU']);
  });

  it('leaves out whom a sponsor read names', async () => {
    const advert =
      'Our friends at Acme sponsored this show. Use the code HOPE at Acme. Visit acme.com and try Acme for free. ';
    expect(await find('We run Riak here. '.repeat(20) + advert.repeat(3))).toEqual(['riak=Riak']);
  });

  it('names at most eight', async () => {
    const names = ['Riak', 'Redis', 'Mongo', 'Kafka', 'Nomad', 'Consul', 'Vault', 'Etcd', 'Envoy', 'Istio'];
    expect(await find(names.map((name) => `We use ${name} now. `.repeat(4)).join(''))).toHaveLength(8);
  });
});
