import type { Dict, Name, Pdf, Ref, Value } from './pdf/index.ts';

/** What a structure element holds, in order: elements, marked content, annotations (ISO 32000-1, 14.7.2). */
export function kidsOf(pdf: Pdf, element: Dict): Value[] {
  const kids = element.get('/K');
  return pdf.array(kids) ?? (kids === undefined ? [] : [kids]);
}

/** The element that a kid is, if it is one. */
export function elementOf(pdf: Pdf, kid: Value): Dict | undefined {
  const element = pdf.dict(kid);
  return element?.has('/S') ? element : undefined;
}

/** The root of the structure tree. */
export function structureOf(pdf: Pdf): Dict | undefined {
  return pdf.dict(pdf.catalog.get('/StructTreeRoot'));
}

/** The elements below one, in reading order. */
export function* elementsBelow(pdf: Pdf, parent: Dict): Iterable<Dict> {
  for (const kid of kidsOf(pdf, parent)) {
    const element = elementOf(pdf, kid);
    if (!element) continue;
    yield element;
    yield* elementsBelow(pdf, element);
  }
}

/** All structure elements, as they stand in the file. */
export function allElements(pdf: Pdf): [Ref, Dict][] {
  return pdf.objects.flatMap((object, number): [Ref, Dict][] =>
    object instanceof Map && object.has('/S') ? [[pdf.ref(number), object]] : [],
  );
}

/** Structure type of an element: `/P`. */
export const typeOf = (element: Dict): Name | undefined => element.get('/S') as Name | undefined;
