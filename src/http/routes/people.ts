// Who speaks on a show: its people, and the names in doubt. What people say of them stands in people-edits.ts.
import { z } from 'zod';
import { presentDoubt, presentPerson } from '../present-people.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { doubtListSchema, doubtSchema, personListQuery, personListSchema, personSchema } from '../schemas/people.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';

export const showParams = z.object({ show: pathKey('Slug of the show', 'ship-it') });
export const personParams = showParams.extend({ slug: pathKey('Slug of the person', 'rui-okafor') });
export const doubtParams = showParams.extend({ id: pathKey('Id of the pair', 'pd_0123456789abcdef') });
const noQuery = z.strictObject({});

export function peopleRoutes(app: App, { reader }: Services): void {
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
    '/v1/shows/:show/people/review/:id',
    {
      schema: {
        operationId: 'getPeopleInDoubt',
        tags: ['people'],
        summary: 'One pair of people who may be one',
        params: doubtParams,
        querystring: noQuery,
        response: { 200: json(doubtSchema, 'The pair'), ...problems('invalid-request', 'unknown-doubt') },
      },
    },
    async ({ params: { show, id } }) =>
      presentDoubt(
        found(await reader.findDoubt(show, id), 'unknown-doubt', `There is nothing to decide on under "${id}"`),
      ),
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

function noShow(show: string): string {
  return `There is no show "${show}"`;
}
