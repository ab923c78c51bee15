// What people say of a show's people: another name or role, who is whom, and who is not.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tagOfView } from '../etag.js';
import { expectedState } from '../if-match.js';
import { presentDoubt, presentPerson } from '../present-people.js';
import type { App } from '../routing.js';
import {
  doubtDecisionSchema,
  doubtSchema,
  personChangeSchema,
  personMergeSchema,
  personSchema,
  personSeparationSchema,
} from '../schemas/people.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';
import { doubtParams, personParams } from './people.js';

const noQuery = z.strictObject({});
const security = [{ apiKey: [] }];
const writing = problems(
  ...(['invalid-request', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
  ...(['unauthorized', 'foreign-origin', 'unknown-show', 'precondition-failed'] as const),
);
const guarded = 'With `If-Match`, only a person of that `ETag` is edited (412).';

export function peopleEditRoutes(app: App, { reader, ingest: { edits } }: Services): void {
  const seen = (request: FastifyRequest, { show, slug }: z.output<typeof personParams>) =>
    expectedState(request, async () => {
      const value = await reader.findPerson(show, slug);
      return value && { value, tag: tagOfView(personSchema, presentPerson(value)) };
    });

  app.patch(
    '/v1/shows/:show/people/:slug',
    {
      schema: {
        operationId: 'editPerson',
        tags: ['people', 'edits'],
        summary: 'Give a person another name or role',
        description: `Shown wherever the person speaks; quotes and transcripts stay as they were received. ${guarded}`,
        security,
        params: personParams,
        querystring: noQuery,
        body: personChangeSchema,
        response: { 200: json(personSchema, 'The person as it is now'), ...writing, ...problems('unknown-person') },
      },
    },
    async (request, reply) => {
      const { show, slug } = request.params;
      const expected = await seen(request, request.params);
      const person = await edits.editPeople(show, { type: 'person', slug, expected, ...request.body });
      const view = presentPerson(person);
      reply.header('etag', tagOfView(personSchema, view));
      return view;
    },
  );

  app.post(
    '/v1/shows/:show/people/:slug/merge',
    {
      schema: {
        operationId: 'mergePerson',
        tags: ['people', 'edits'],
        summary: 'Say that a person is another one',
        description: guarded,
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
    async (request) => {
      const { show, slug } = request.params;
      const expected = await seen(request, request.params);
      return presentPerson(await edits.editPeople(show, { type: 'merge', slug, expected, ...request.body }));
    },
  );

  app.post(
    '/v1/shows/:show/people/:slug/separate',
    {
      schema: {
        operationId: 'separatePerson',
        tags: ['people', 'edits'],
        summary: "Say that one of a person's spellings is somebody else",
        description: guarded,
        security,
        params: personParams,
        querystring: noQuery,
        body: personSeparationSchema,
        response: { 200: json(personSchema, 'The somebody else'), ...writing, ...problems('unknown-person') },
      },
    },
    async (request) => {
      const { show, slug } = request.params;
      const expected = await seen(request, request.params);
      return presentPerson(await edits.editPeople(show, { type: 'separate', slug, expected, ...request.body }));
    },
  );

  app.post(
    '/v1/shows/:show/people/review/:id',
    {
      schema: {
        operationId: 'decideOnPeople',
        tags: ['people', 'edits'],
        summary: 'Decide whether two people are one',
        description: 'With `If-Match`, only a pair that has that `ETag` is decided on (412).',
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
    async (request) => {
      const { show, id } = request.params;
      const expected = await expectedState(request, async () => {
        const value = await reader.findDoubt(show, id);
        return value && { value, tag: tagOfView(doubtSchema, presentDoubt(value)) };
      });
      return presentPerson(await edits.editPeople(show, { type: 'decide', doubt: id, expected, ...request.body }));
    },
  );
}
