import { describe, expect, test } from 'vitest';
import { configJsonSchema, configSchema } from '../../../pipeline/build/config/schema.ts';

describe('configJsonSchema', () => {
  test('describes every option, requires none and allows no other', () => {
    const schema = configJsonSchema() as {
      properties: Record<string, { description?: string }>;
      required?: string[];
      additionalProperties: boolean;
    };
    expect(Object.keys(schema.properties)).toEqual(Object.keys(configSchema.shape));
    expect(Object.values(schema.properties).filter(({ description }) => !description)).toEqual([]);
    expect(schema.required ?? []).toEqual([]);
    expect(schema.additionalProperties).toBe(false);
  });
});
