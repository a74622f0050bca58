/** What printers look for around a page (ISO 12647-1): where to trim, and whether the inks stand on each other. Points. */
export interface Sheet {
  width: number;
  height: number;
  /** Beyond the trimmed page: what is cut off, and what holds the marks. */
  bleed: number;
  margin: number;
}

/** Of a mark for trimming, and of one for the register. */
const LENGTH = 14;
const RADIUS = 4;
const LINE = 0.25;

const fixed = (value: number): string => String(Math.round(value * 1000) / 1000);
const line = (...[x, y, u, v]: [number, number, number, number]): string =>
  `${fixed(x)} ${fixed(y)} m ${fixed(u)} ${fixed(v)} l S`;

/** The marks of a page as a content stream, in all four inks: eight for trimming, four for the register. */
export function marks({ width, height, bleed, margin }: Sheet): string {
  const trimming = [0, width].flatMap((x) =>
    [0, height].flatMap((y) => {
      const [outX, outY] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1];
      return [
        line(x + outX * bleed, y, x + outX * (bleed + LENGTH), y),
        line(x, y + outY * bleed, x, y + outY * (bleed + LENGTH)),
      ];
    }),
  );
  const middle = bleed + (margin - bleed) / 2;
  const register = [
    [-middle, height / 2],
    [width + middle, height / 2],
    [width / 2, -middle],
    [width / 2, height + middle],
  ].flatMap(([x = 0, y = 0]) => [
    line(x - 1.5 * RADIUS, y, x + 1.5 * RADIUS, y),
    line(x, y - 1.5 * RADIUS, x, y + 1.5 * RADIUS),
    circle(x, y),
  ]);
  return ['q', '1 1 1 1 K', `${LINE} w`, ...trimming, ...register, 'Q'].join('\n');
}

/** Of four curves (8.5.2.2). */
function circle(x: number, y: number): string {
  const bend = RADIUS * 0.5523;
  const quarter = (a: number, b: number): string => {
    const points = [
      [a * RADIUS - b * bend, b * RADIUS + a * bend],
      [a * bend - b * RADIUS, b * bend + a * RADIUS],
      [-b * RADIUS, a * RADIUS],
    ];
    return `${points.map(([u = 0, v = 0]) => `${fixed(x + u)} ${fixed(y + v)}`).join(' ')} c`;
  };
  return [`${fixed(x + RADIUS)} ${fixed(y)} m`, quarter(1, 0), quarter(0, 1), quarter(-1, 0), quarter(0, -1), 'S'].join(
    ' ',
  );
}
