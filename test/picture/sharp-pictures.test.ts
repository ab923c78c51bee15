// Pictures that strangers send, drawn anew.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureFiles, sizeOf } from '../../src/domain/show-picture.js';
import { createPictureMaker } from '../../src/picture/sharp-pictures.js';

const make = createPictureMaker();

function drawn(width: number, height: number, alpha = 1) {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 60, alpha } } });
}

describe('a picture that is taken', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is drawn in every size, from %s', async (format) => {
    const made = await make(await drawn(1400, 1000).toFormat(format).toBuffer());
    expect(made).toMatchObject({ width: 600, height: 429, hash: expect.stringMatching(/^[0-9a-f]{20}$/u) });
    for (const file of pictureFiles) {
      const { format: found, width, height } = await sharp(made.files[file]).metadata();
      expect({ found, width, height }).toEqual({
        found: file.endsWith('jpg') ? 'jpeg' : 'webp',
        ...sizeOf(made, file),
      });
    }
  });

  it('is never made larger', async () => {
    const made = await make(await drawn(150, 150).png().toBuffer());
    expect(made).toMatchObject({ width: 150, height: 150 });
    expect(sizeOf(made, '96.webp')).toEqual({ width: 96, height: 96 });
    expect(sizeOf(made, '384.webp')).toEqual({ width: 150, height: 150 });
  });

  it('keeps nothing of what cameras and programs wrote beside it', async () => {
    const secret = 'GPS 47.3769 8.5417';
    const bytes = await drawn(300, 300)
      .withExif({ IFD0: { Copyright: secret } })
      .jpeg()
      .toBuffer();
    expect(bytes.includes(secret)).toBe(true);
    const { files } = await make(bytes);
    for (const file of Object.values(files)) expect(Buffer.from(file).includes(secret)).toBe(false);
  });

  it('is as its camera was held, white where it is seen through', async () => {
    const turned = await drawn(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await make(turned)).toMatchObject({ width: 200, height: 300 });
    const { files } = await make(await drawn(100, 100, 0).png().toBuffer());
    const { data } = await sharp(files['600.jpg']).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });
});

describe('a picture that is not taken', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><image href="file:///etc/passwd"/></svg>';
  const whole = () => drawn(400, 400).png().toBuffer();

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['nothing', async () => new Uint8Array(), /neither JPEG/u],
    ['words', async () => Buffer.from('<html>no</html>'), /neither JPEG/u],
    ['a drawing that can name files', async () => Buffer.from(svg), /neither JPEG/u],
    [
      'a drawing behind the first bytes of a JPEG',
      async () => Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'),
      /end|content/iu,
    ],
    ['GIF', async () => drawn(99, 99).gif().toBuffer(), /neither JPEG/u],
    ['one that breaks off', async () => (await whole()).subarray(0, 200), /end/iu],
    ['one with a damaged middle', async () => (await whole()).fill(7, 60, 260), /end/iu],
    ['a line', async () => drawn(500, 20).png().toBuffer(), /side/u],
    ['a bomb', async () => drawn(9000, 9000).png({ compressionLevel: 9 }).toBuffer(), /25 million pixels/u],
  ])('is %s', async (_, bytes, reason) => {
    await expect(make(await bytes())).rejects.toMatchObject({
      code: 'malformed-picture',
      message: expect.stringMatching(reason),
    });
  });

  it('is one of too many at once', async () => {
    const bytes = await whole();
    const all = await Promise.allSettled(Array.from({ length: 30 }, () => make(bytes)));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reason: { code: 'not-ready' } });
    expect(await make(bytes)).toMatchObject({ width: 400 });
  });
});
