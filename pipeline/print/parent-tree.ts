import type { Dict, Pdf, Ref, Value } from './pdf/index.ts';

/** The parent tree: which element each piece of marked content and each annotation belongs to (14.7.4.4). */
export class ParentTree {
  private readonly pdf: Pdf;
  /** A key and what it stands for, in turn. */
  private readonly nums: Value[];
  /** Index of each key in them. */
  private readonly indices = new Map<Value, number>();

  constructor(pdf: Pdf, root: Dict) {
    this.pdf = pdf;
    this.nums = pdf.array(pdf.dict(root.get('/ParentTree'))?.get('/Nums')) ?? [];
    for (let at = 0; at < this.nums.length; at += 2) this.indices.set(this.nums[at] ?? null, at);
  }

  /** Says which element marked content of a page belongs to. */
  give(page: Value | undefined, id: number, owner: Ref): void {
    const key = this.pdf.dict(page)?.get('/StructParents');
    const at = key === undefined ? undefined : this.indices.get(key);
    const list = at === undefined ? undefined : this.pdf.array(this.nums[at + 1]);
    if (list && id < list.length) list[id] = owner;
  }

  /** A reference to marked content or to an annotation (14.7.4.2, 14.7.4.3). */
  giveMarked(part: Dict, page: Value | undefined, owner: Ref): void {
    const id = part.get('/MCID');
    if (typeof id === 'number') this.give(part.get('/Pg') ?? page, id, owner);
    const key = this.pdf.dict(part.get('/Obj'))?.get('/StructParent');
    const at = key === undefined ? undefined : this.indices.get(key);
    if (at !== undefined) this.nums[at + 1] = owner;
  }
}
