// Writes openapi.yaml from the schemas of the routes: npm run openapi.
import { writeFileSync } from 'node:fs';
import { parseConfig } from '../src/config.js';
import { createApp } from '../src/http/app.js';
import { createFakeServices } from '../test/fixtures/fake-services.js';

const app = createApp({ services: createFakeServices(), config: parseConfig({ LOG_LEVEL: 'silent' }) });
const { body } = await app.inject('/openapi.yaml');
await app.close();
writeFileSync(new URL('../openapi.yaml', import.meta.url), body);
console.log(`openapi.yaml: ${body.split('\n').length} lines`);
