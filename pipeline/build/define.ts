import type { UserConfig } from './config/schema.ts';

export { defineTemplate, folioOf } from '../contract/index.ts';

/** Types a configuration where it is written; returns it unchanged. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
