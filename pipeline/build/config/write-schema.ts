/** Run by `npm run build`: writes the JSON Schema of a configuration beside the compiled code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../self.ts';
import { configJsonSchema } from './schema.ts';

writeFileSync(join(packageFolder, 'lib', 'config.schema.json'), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
