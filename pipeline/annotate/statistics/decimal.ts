/** An exact decimal number: `coefficient × 10^exponent`. Figures are never floats. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

export const ZERO: Decimal = { coefficient: 0n, exponent: 0 };

/** Longest run of digits that is read as a number; longer ones are identifiers. */
export const MAX_DIGITS = 24;

/** Reads `1234`, `12.50`, `.5`. The caller has checked the characters. */
export function decimal(digits: string): Decimal {
  const point = digits.indexOf('.');
  if (point < 0) return { coefficient: BigInt(digits), exponent: 0 };
  const fraction = digits.slice(point + 1);
  return { coefficient: BigInt(digits.slice(0, point) + fraction), exponent: -fraction.length };
}

export function integer(value: number | bigint): Decimal {
  return { coefficient: BigInt(value), exponent: 0 };
}

/** Multiplies by a power of ten. */
export function shift(a: Decimal, places: number): Decimal {
  return { coefficient: a.coefficient, exponent: a.exponent + places };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: scaled(a, exponent) + scaled(b, exponent), exponent };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

export function negate(a: Decimal): Decimal {
  return { coefficient: -a.coefficient, exponent: a.exponent };
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = scaled(a, exponent) - scaled(b, exponent);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** `a / b` with up to seven decimals, cut off. `b` is not zero. */
export function quotient(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: (scaled(a, exponent) * 10_000_000n) / scaled(b, exponent), exponent: -7 };
}

/** Ten to the place of the last digit that is not zero: 140 → 10, 4.2 → 0.1, 8000 → 1000. */
export function step(a: Decimal): Decimal {
  let { coefficient, exponent } = a;
  if (coefficient === 0n) return integer(1);
  while (coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient: 1n, exponent };
}

/** Plain notation: `7120000000`, `98.6`, `-0.5`. Decimals end without zeros. */
export function format(a: Decimal): string {
  if (a.exponent >= 0) return scaled(a, 0).toString();
  const negative = a.coefficient < 0n;
  const digits = (negative ? -a.coefficient : a.coefficient).toString().padStart(1 - a.exponent, '0');
  const whole = digits.slice(0, a.exponent);
  const fraction = digits.slice(a.exponent).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** The coefficient at a smaller exponent. Exponents stay small because the digits of a number do. */
function scaled(a: Decimal, exponent: number): bigint {
  return a.coefficient * 10n ** BigInt(a.exponent - exponent);
}
