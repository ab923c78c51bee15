/** A quotation mark that turns back: looking back over what was said. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6259"/><path d="M15 7v18L4 16zm12 0v18L16 16z" fill="#fff"/></svg>`;

/** The same for a phone's home screen, which rounds it itself: PNG, 180 x 180 pixels. */
export const touchIcon = decoded([
  'iVBORw0KGgoAAAANSUhEUgAAALQAAAC0BAMAAADP4xsBAAAAMFBMVEULYln///91p6HC2NUTZ18wenLW5eNdl5Efb2fo8PBFh4CvzMn0+PiCr6',
  'r6/Pycv7w9rekfAAAACXBIWXMAAEzlAABM5QF1zvCVAAAB5klEQVRo3u3ZQWrCUBSFYQkJCYEgpztwA6XuoNBh5gGH2ULHwYngPMsQnHQJWUKW',
  '4A7qDkoRSjV4Lx48xcL9p5YPtC/Jy32zWRRFURRFURRFURRF0T/u1fk8peXs0/mDd5revdifJ0+snA8OfaTpBWy6BktXsOliydLph0M3YOkNbL',
  'rsWTprHboDS69g08mBpcvBoUew9Bo2XYOlK9h0uqTpo0NvwdKnr3udznqWLlqH3oOlG9h0fmDpsnfoBVi6g03PwdIJbPr7vkXSo0NvwNI1bDpr',
  'WbpYOvQOLN3ApvOBpbPeoZ/B0nvYdAWW/rnOrtC/Ft6t9AibfgNLz2HTRcvSF193Sq/A0lvYdDmwdNY69BosvYNNJ2DpfHDoI00vYNM1WLqCTZ',
  '/dt26iJwvvkm7A0hvYdNmz9HThXdAdWHoFm04OLF0ODj2Cpdew6RosXcGm0+Uj0sIfRPlvFC6+yaPpjpeM8EJX3p6EN1Xlo0D5ABM+dv3NQocH',
  '3OIoN2bC7aRyE6zcugtfOJSvSecL8K4vd8pXUuGLtPL1Xzm0EI5alAMif6w14AGHccIRonLwqRzXCofMytG4cKB/WoCaYwjh4YnyyEd4UKU8Xl',
  'MeCgqPMpUHsMJj4yiKoiiKoiiKoiiKor/tC76S3f9YvijAAAAAAElFTkSuQmCC',
]);

/** The same for who asks for /favicon.ico without reading a page: ICO, 48 x 48 pixels. */
export const favicon = decoded([
  'AAABAAEAMDAAAAEAIAB7AgAAFgAAAIlQTkcNChoKAAAADUlIRFIAAAAwAAAAMAgDAAAAYNwJtQAAALpQTFRFTGlxCmFWC2FZDWBZC2JZC2FYCm',
  'FZC2JZC2FYC2FYCl9aC2FYDWRXC2JZCmFYC2FZCmNYC2NYDl5XCmFYCmJYC2JYB2FaCmFZCmJYC2JYCmJYCmJYC2JYC2FZCmJZCmFYCWNZC2FZ',
  'CmBZCmFXCWJYCmBZC2JZ////C2JZhbGsDGNasMzJFmlgzuDeJnNr+fv7baGb6fHwRIeA3+vq8vb2HW5llru3D2RcVJGK/f7+faumwNbUNn52L3',
  'lyemLuGQAAACd0Uk5TAC/lJf7m8PzJxzCFJq7yg0guI63vgiLo8YRLMbCxq6pNgEdJTkrkq8fE5wAAAAlwSFlzAAA9hAAAPYQB1ayvdAAAATRJ',
  'REFUSMellulywjAMhJVA4gRKuel9l8qcve/2/V+rIRmmtpwUL92fK30ztmXLIsrVaCaR0pVSUXIQ0K92jrWHWrV1fifWXtq9LvIPlfaUusrXs6',
  '+9Ffcy4EQD6hMdIfm6HlATAvSQEgxIaQ8DQio90+l3laOoLH8+m1Q6ZcBywZNKpwR4uGcBmI4L3N2yACxHAq8vzDYgHAE8f7IApGMDX48sAMex',
  'gLcnFmHXMYDpxzvbYdcxgfmM2Q67jglktRFh1zGBVW3ssOuYQF4bK+w6/wPgJeGbxo8VLxx+Nba4fPj1xh8Q/kS3aAJ4m9nQyOBWGWHN+AZv92',
  '0MuKAG9mV1iVoIcJb9orXYP38wWn3UY/+PvVOMApcDz9HhfD1s9Pp1j/2ejox5Jmin4V/jT5gOu0XmD+YJWIghby/XAAAAAElFTkSuQmCC',
]);

function decoded(base64: readonly string[]): Buffer {
  return Buffer.from(base64.join(''), 'base64');
}
