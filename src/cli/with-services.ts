// Opens the archive for one command and closes it again, whatever happens.
import type { Services } from '../compose.js';
import { type Config, parseConfig } from '../config.js';

/** The parts are loaded only here, so that help and wrong usage answer at once. */
export async function withServices<T>(
  use: (services: Services, config: Config) => Promise<T>,
  changes: Partial<Config> = {},
): Promise<T> {
  const config = { ...parseConfig(process.env), ...changes };
  const { composeServices } = await import('../compose.js');
  const services = await composeServices(config, (message) => process.stderr.write(`hindcast: ${message}\n`));
  try {
    return await use(services, config);
  } finally {
    await services.close();
  }
}
