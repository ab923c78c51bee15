// People of a show -> what the API shows of them.
import type { z } from 'zod';
import type { OpenDoubt, ShowPerson } from '../domain/people/person.js';
import type { doubtSchema, personSchema } from './schemas/people.js';

export function presentPerson({ aliases, edits, ...person }: ShowPerson): z.output<typeof personSchema> {
  return {
    ...person,
    aliases: aliases.map(({ name, reason, episodes, words }) => {
      return { name, reason, episodeCount: episodes, wordCount: words };
    }),
    edits: [...edits],
  };
}

export function presentDoubt({ id, reason, person, into, said }: OpenDoubt): z.output<typeof doubtSchema> {
  return { id, reason, person: presentPerson(person), into: presentPerson(into), said: [...said] };
}
