import { type Dict, type Name, Ref, Stream, Text, type Value } from './values.ts';

/** A page as it stands in the tree of pages. */
export interface Page {
  ref: Ref;
  dict: Dict;
  /** Points. */
  width: number;
  height: number;
}

/** A PDF in memory: its objects, and what its trailer says (ISO 32000-1, 7.5). */
export class Pdf {
  /** By number; none has 0. */
  readonly objects: (Value | undefined)[] = [undefined];
  trailer: Dict = new Map();
  private readonly refs: Ref[] = [];

  /** The one reference to an object. */
  ref(number: number): Ref {
    this.refs[number] ??= new Ref(number);
    return this.refs[number];
  }

  /** Takes an object in and gives it a number. */
  add(value: Value): Ref {
    return this.ref(this.objects.push(value) - 1);
  }

  delete({ number }: Ref): void {
    this.objects[number] = undefined;
  }

  /** What a value stands for: itself, or what it refers to. */
  resolve(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.objects[value.number] : value;
  }

  dict(value: Value | undefined): Dict | undefined {
    const found = this.resolve(value);
    return found instanceof Map ? found : undefined;
  }

  array(value: Value | undefined): Value[] | undefined {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : undefined;
  }

  stream(value: Value | undefined): Stream | undefined {
    const found = this.resolve(value);
    return found instanceof Stream ? found : undefined;
  }

  number(value: Value | undefined): number | undefined {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : undefined;
  }

  name(value: Value | undefined): Name | undefined {
    const found = this.resolve(value);
    return typeof found === 'string' ? found : undefined;
  }

  /** The words of a text string. */
  words(value: Value | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof Text ? found.words : undefined;
  }

  get catalog(): Dict {
    return this.dict(this.trailer.get('/Root')) ?? new Map();
  }

  get info(): Dict {
    return this.dict(this.trailer.get('/Info')) ?? new Map();
  }

  /** The pages in order. */
  pages(): Page[] {
    return this.pagesBelow(this.catalog.get('/Pages'), new Map());
  }

  /** @param above What pages have from the nodes above them (7.7.3.4). */
  private pagesBelow(node: Value | undefined, above: Dict): Page[] {
    const dict = this.dict(node);
    if (!dict || !(node instanceof Ref)) return [];
    const box = dict.get('/MediaBox') ?? above.get('/MediaBox');
    const kids = this.array(dict.get('/Kids'));
    if (kids)
      return kids.flatMap((kid) => this.pagesBelow(kid, box === undefined ? above : new Map([['/MediaBox', box]])));
    const [left = 0, bottom = 0, right = 0, top = 0] = (this.array(box) ?? []).map((side) => this.number(side) ?? 0);
    return [{ ref: node, dict, width: right - left, height: top - bottom }];
  }
}
