// Who speaks on a show: its people, the names in doubt, and what people say of them.
import { z } from 'zod';
import type { OpenDoubt, ShowPerson } from '../../domain/people/person.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import {
  doubtDecisionSchema,
  doubtListSchema,
  personChangeSchema,
  personListQuery,
  personListSchema,
  personMergeSchema,
  personSchema,
  personSeparationSchema,
} from '../schemas/people.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';

const showParams = z.object({ show: pathKey('Slug of the show', 'ship-it') });
const personParams = showParams.extend({ slug: pathKey('Slug of the person', 'rui-okafor') });
const doubtParams = showParams.extend({ id: pathKey('Id of the pair', 'pd_0123456789abcdef') });
const noQuery = z.strictObject({});
const security = [{ apiKey: [] }];
const writing = problems(
  ...(['invalid-request', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
  ...(['unauthorized', 'foreign-origin', 'unknown-show'] as const),
);

export function peopleRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  editingRoutes(app, services);
}

function readingRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/shows/:show/people',
    {
      schema: {
        operationId: 'listPeople',
        tags: ['people'],
        summary: 'Who speaks on a show',
        description: 'Each with all spellings of the name. Labels that name nobody ("Speaker 2") are left out.',
        params: showParams,
        querystring: personListQuery,
        response: {
          200: json(personListSchema, 'A page of people'),
          ...problems('invalid-request', 'invalid-cursor', 'unknown-show'),
        },
      },
    },
    async ({ params: { show }, query }) => {
      const { items, nextCursor } = found(await reader.findPeople(show, query), 'unknown-show', noShow(show));
      return { items: items.map(presentPerson), nextCursor };
    },
  );

  app.get(
    '/v1/shows/:show/people/review',
    {
      schema: {
        operationId: 'listPeopleInDoubt',
        tags: ['people'],
        summary: 'Pairs of people who may be one',
        description: 'Decide with `POST /v1/shows/{show}/people/review/{id}`.',
        params: showParams,
        querystring: personListQuery,
        response: {
          200: json(doubtListSchema, 'A page of pairs'),
          ...problems('invalid-request', 'invalid-cursor', 'unknown-show'),
        },
      },
    },
    async ({ params: { show }, query }) => {
      const { items, nextCursor } = found(await reader.findDoubts(show, query), 'unknown-show', noShow(show));
      return { items: items.map(presentDoubt), nextCursor };
    },
  );

  app.get(
    '/v1/shows/:show/people/:slug',
    {
      schema: {
        operationId: 'getPerson',
        tags: ['people'],
        summary: 'One person of a show',
        description: 'Episodes: `GET /v1/episodes?show=&speaker=`. Every spelling of the name finds all of them.',
        params: personParams,
        querystring: noQuery,
        response: { 200: json(personSchema, 'The person'), ...problems('invalid-request', 'unknown-person') },
      },
    },
    async ({ params: { show, slug } }) => {
      const detail = `Nobody on the show "${show}" is "${slug}"`;
      return presentPerson(found(await reader.findPerson(show, slug), 'unknown-person', detail));
    },
  );
}

function editingRoutes(app: App, { ingest: { edits } }: Services): void {
  app.patch(
    '/v1/shows/:show/people/:slug',
    {
      schema: {
        operationId: 'editPerson',
        tags: ['people', 'edits'],
        summary: 'Give a person another name or role',
        description: 'Shown wherever the person speaks; quotes and transcripts stay as they were received.',
        security,
        params: personParams,
        querystring: noQuery,
        body: personChangeSchema,
        response: { 200: json(personSchema, 'The person as it is now'), ...writing, ...problems('unknown-person') },
      },
    },
    async ({ params: { show, slug }, body }) =>
      presentPerson(await edits.editPeople(show, { type: 'person', slug, ...body })),
  );

  app.post(
    '/v1/shows/:show/people/:slug/merge',
    {
      schema: {
        operationId: 'mergePerson',
        tags: ['people', 'edits'],
        summary: 'Say that a person is another one',
        security,
        params: personParams,
        querystring: noQuery,
        body: personMergeSchema,
        response: {
          200: json(personSchema, 'The person who stands for both'),
          ...writing,
          ...problems('unknown-person', 'merge-circle'),
        },
      },
    },
    async ({ params: { show, slug }, body: { into } }) =>
      presentPerson(await edits.editPeople(show, { type: 'merge', slug, into })),
  );

  app.post(
    '/v1/shows/:show/people/:slug/separate',
    {
      schema: {
        operationId: 'separatePerson',
        tags: ['people', 'edits'],
        summary: "Say that one of a person's spellings is somebody else",
        security,
        params: personParams,
        querystring: noQuery,
        body: personSeparationSchema,
        response: { 200: json(personSchema, 'The somebody else'), ...writing, ...problems('unknown-person') },
      },
    },
    async ({ params: { show, slug }, body: { name } }) =>
      presentPerson(await edits.editPeople(show, { type: 'separate', slug, name })),
  );

  app.post(
    '/v1/shows/:show/people/review/:id',
    {
      schema: {
        operationId: 'decideOnPeople',
        tags: ['people', 'edits'],
        summary: 'Decide whether two people are one',
        security,
        params: doubtParams,
        querystring: noQuery,
        body: doubtDecisionSchema,
        response: {
          200: json(personSchema, 'The person as it is now'),
          ...writing,
          ...problems('unknown-doubt', 'merge-circle'),
        },
      },
    },
    async ({ params: { show, id }, body: { same } }) =>
      presentPerson(await edits.editPeople(show, { type: 'decide', doubt: id, same })),
  );
}

function noShow(show: string): string {
  return `There is no show "${show}"`;
}

function presentPerson({ aliases, edits, ...person }: ShowPerson) {
  return {
    ...person,
    aliases: aliases.map(({ name, reason, episodes, words }) => {
      return { name, reason, episodeCount: episodes, wordCount: words };
    }),
    edits: [...edits],
  };
}

function presentDoubt({ id, reason, person, into, said }: OpenDoubt) {
  return { id, reason, person: presentPerson(person), into: presentPerson(into), said: [...said] };
}
