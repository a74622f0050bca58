declare module 'bibtex-parse' {
  const parser: {
    /** Entries with `key`, `type`, and fields by their names in capitals. Throws a syntax error with `location`. */
    entries(source: string): Readonly<Record<string, unknown>>[];
  };
  export default parser;
}
