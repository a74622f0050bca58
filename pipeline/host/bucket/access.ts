import { type BucketAddress, Failure } from '../../contract/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** How a bucket is reached. */
export interface Access {
  /** Address of the bucket, without a `/` at its end. */
  url: string;
  /** What its signatures are for; by default what its address says, else `us-east-1`. */
  region?: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Reads the usual variables of AWS. Fails with `cache/environment`, which says no value. */
export function accessTo({ bucket }: BucketAddress, env: Env): Access {
  const region = word(env, 'AWS_REGION') ?? word(env, 'AWS_DEFAULT_REGION');
  const sessionToken = word(env, 'AWS_SESSION_TOKEN');
  return {
    url: urlOf(bucket, region, env),
    accessKeyId: word(env, 'AWS_ACCESS_KEY_ID') ?? missing('AWS_ACCESS_KEY_ID'),
    secretAccessKey: word(env, 'AWS_SECRET_ACCESS_KEY') ?? missing('AWS_SECRET_ACCESS_KEY'),
    ...(region !== undefined && { region }),
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

/** A store of one's own has the bucket in the path; one of AWS in the host, unless its certificate does not reach so far. */
function urlOf(bucket: string, region = 'us-east-1', env: Env): string {
  const name = env.AWS_ENDPOINT_URL_S3?.trim() ? 'AWS_ENDPOINT_URL_S3' : 'AWS_ENDPOINT_URL';
  const endpoint = word(env, name);
  if (endpoint === undefined) {
    const host = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
    return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new Failure(
      'cache/environment',
      `Unexpected \`${name}\`, expected an address such as \`https://s3.example.org\``,
      {
        note: 'It has neither a user nor a password, and no query: keys stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      },
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/${bucket}`;
}

/** The value of a variable, which goes into the head of a request; undefined where it is empty. */
function word(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  if (!value) return undefined;
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new Failure('cache/environment', `Unexpected characters in \`${name}\`, expected one word of ASCII`, {
    note: 'Set it anew; a line break may have come with it.',
  });
}

function missing(name: string): never {
  throw new Failure(
    'cache/environment',
    `Unexpected environment without \`${name}\`, which the cache in a bucket needs`,
    {
      note: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; `aws configure export-credentials --format env` prints those of a profile.',
    },
  );
}
