// Validating runs in a thread that can be ended; the built worker, as the service starts it.
import { afterEach, describe, expect, it } from 'vitest';
import { createValidator, type Validator } from '../../src/ingest/validator.js';

const built = new URL('../../dist/ingest/validate-worker.js', import.meta.url);
const endless = new URL('./fixtures/endless-worker.mjs', import.meta.url);
const waiting = () => new AbortController().signal;

let validator: Validator;
afterEach(() => validator.close());

describe('the validator', () => {
  it('says what is understood, and why something is refused', async () => {
    validator = createValidator(built);
    const text = 'Ada: Welcome back.\n\nRui: Good to be here.\n\nAda: So what broke?';
    const good = await validator.validate({ bytes: Buffer.from(text) }, waiting());
    expect(good).toMatchObject({ refusal: null, encoding: 'utf-8', understood: { format: 'text', turns: 3 } });
    const bad = await validator.validate({ bytes: Buffer.from('WEBVTT'), format: 'vtt' }, waiting());
    expect(bad).toMatchObject({ understood: null, refusal: { code: 'no-speech' } });
  });

  it('ends the work when nobody waits any more, and begins none that nobody waits for', async () => {
    validator = createValidator(endless);
    const controller = new AbortController();
    const validated = validator.validate({ bytes: Buffer.from('Ada: Hello.') }, controller.signal);
    setTimeout(() => controller.abort(new Error('the client left')), 200);
    await expect(validated).rejects.toThrow('the client left');
    await expect(validator.validate({ bytes: Buffer.from('x') }, AbortSignal.abort(new Error('late')))).rejects.toThrow(
      'late',
    );
  });
});
