// Templates of show notes.
import { z } from 'zod';
import { LONGEST_SOURCE, notesLengths, templateFormats } from '../../domain/template.js';
import { episodeFilterField } from './fields.js';

const format = z.enum(templateFormats).meta({ description: 'What comes out, and so how values are escaped' });
const length = z
  .enum(notesLengths)
  .meta({ description: 'What it is cut to: `newsletter` to 250 words, `feed` to 4,000 bytes, `full` not at all' });
const source = z
  .string()
  .max(LONGEST_SOURCE, `must not be longer than ${LONGEST_SOURCE} characters`)
  .refine((value) => value.trim() !== '', 'must not be empty')
  .meta({
    description: 'In the Liquid language. It reads the fields of the JSON show notes; see docs/publishing.md',
    examples: ['# {{ title }}\n\n{% for lesson in lessons %}- {{ lesson.statement }}\n{% endfor %}'],
  });

const headFields = {
  name: z.string(),
  format,
  length,
  origin: z.enum(['show', 'built-in']),
  updatedAt: z.string().nullable().meta({ description: 'ISO 8601 date-time; null for a built-in one' }),
};

export const templateHeadSchema = z.object(headFields).meta({ id: 'TemplateHead' });
export const templateSchema = z.object({ ...headFields, source }).meta({ id: 'Template' });
export const templateListSchema = z
  .object({ items: z.array(templateHeadSchema) })
  .meta({ id: 'TemplateList', description: 'By name; a template of the show stands in the place of ours' });

/** Where they are missing: those of the built-in template of this name, else Markdown in full. */
export const templateBodySchema = z
  .strictObject({ source, format: format.optional(), length: length.optional() })
  .meta({ id: 'NewTemplate' });

export const previewBodySchema = z
  .strictObject({
    source,
    format: format.default('markdown'),
    length: length.default('full'),
    episode: episodeFilterField.meta({ description: 'Id of an episode of the show; its newest where it is not given' }),
  })
  .meta({ id: 'TemplatePreview' });

export const previewSchema = z
  .object({
    episode: z.string().meta({ description: 'Id' }),
    format,
    output: z.string().meta({ description: 'Show it as text: a template may hold any markup' }),
    characters: z.int(),
    words: z.int(),
    bytes: z.int().meta({ description: 'As UTF-8' }),
  })
  .meta({ id: 'TemplateOutput' });
