import { Failure } from '../../contract/index.ts';

const REGION = 'Give the region of the bucket in AWS_REGION';
const KEYS = 'Correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
const AGAIN = 'Get new credentials, with their AWS_SESSION_TOKEN.';

/** What to do, by the codes of S3. */
const REMEDIES: Readonly<Record<string, string>> = {
  AccessDenied:
    'Allow these keys `s3:GetObject`, `s3:PutObject` and `s3:ListBucket` there; without the last, S3 refuses what is not there.',
  NoSuchBucket: 'Make the bucket, or correct its name in `cache.folder`.',
  InvalidAccessKeyId: KEYS,
  SignatureDoesNotMatch: KEYS,
  ExpiredToken: AGAIN,
  InvalidToken: AGAIN,
  RequestTimeTooSkewed: 'Set the clock of this machine.',
  AuthorizationHeaderMalformed: `${REGION}.`,
};

/** The code in an error of S3. Nothing else of it is repeated: some stores send back what was signed. */
export function codeIn(bytes: Uint8Array): string | undefined {
  return /<Code>([A-Za-z0-9.]{1,64})<\/Code>/.exec(Buffer.from(bytes.subarray(0, 4096)).toString())?.[1];
}

/** That a bucket answers, and does not want to. */
export function refusal(
  place: string,
  method: 'GET' | 'PUT' | 'DELETE',
  { status, headers, bytes }: { status: number; headers: Headers; bytes: Uint8Array },
): Failure {
  const code = codeIn(bytes);
  const what = { GET: 'read', PUT: 'written', DELETE: 'tidied' }[method];
  const region = /^[a-z0-9-]{1,32}$/.exec(headers.get('x-amz-bucket-region') ?? '')?.[0];
  const moved = region === undefined ? `${REGION}.` : `${REGION}: \`${region}\`.`;
  const remedy =
    status < 400
      ? moved
      : (REMEDIES[code ?? ''] ?? 'Its store says what this means; see docs/ci.md for what is asked of it.');
  return new Failure(
    'cache/refused',
    `The cache \`${place}\` refuses to be ${what}: HTTP ${[status, code].join(' ').trim()}`,
    { note: remedy },
  );
}
