import { type Name, name } from './pdf/index.ts';

/** The id that a name in a PDF stands for (`#xx` for a byte): a URL's fragment (`%xx` for a byte of UTF-8). */
export function idOf(name: string): string {
  const fragment = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The name of an id in a PDF. */
export function nameOf(id: string): Name {
  return name(encodeURIComponent(id));
}
