import { describe, expect, it } from 'vitest';
import { parseChapterModel } from '../../../src/pipeline/segment/boundary-model.js';
import { chapterModel } from '../../fixtures/analysis-models.js';

describe('parseChapterModel', () => {
  it('takes the shipped model, which says where it came from', () => {
    expect(chapterModel.provenance.data).not.toBe('');
    expect(chapterModel.provenance.licence).not.toBe('');
    expect(Object.keys(chapterModel.turnStart.weights).length).toBeGreaterThan(100);
  });

  it('throws when a part is missing or of another kind', () => {
    expect(() => parseChapterModel({ ...chapterModel, kind: 'lesson-scorer' })).toThrow();
    expect(() => parseChapterModel({ ...chapterModel, conversation: undefined })).toThrow();
    expect(() => parseChapterModel({ ...chapterModel, turnStart: { bias: 'high', weights: {} } })).toThrow();
  });
});
