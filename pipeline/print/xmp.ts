import type { PdfStandard } from '../contract/index.ts';
import type { PdfMetadata } from './finish.ts';
import { dict, type Pdf, Stream } from './pdf/index.ts';

/** Writes the metadata of a PDF as XMP, in agreement with its information dictionary (ISO 16684-1). */
export function writeXmp(pdf: Pdf, metadata: PdfMetadata, date: Date, more: readonly string[] = []): void {
  const producer = pdf.words(pdf.info.get('/Producer')) ?? metadata.creator;
  const xmp = Buffer.from(packet(metadata, date, producer, more));
  // Programs that do not know PDF look for it as it is.
  const stream = new Stream(dict({ '/Type': '/Metadata', '/Subtype': '/XML' }), xmp);
  pdf.catalog.set('/Metadata', pdf.add(stream));
}

const CLAIMS: Record<PdfStandard, string> = {
  'ua-1': '<pdfuaid:part>1</pdfuaid:part>',
  'a-2a': '<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>',
  'a-3a': '<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>',
};

/** PDF/A asks for a description of what it does not know itself (ISO 19005-2, 6.6.2.3). */
const EXTENSION = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** Begins with the mark of byte order that tells readers of the packet its encoding. */
const HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';

function packet(metadata: PdfMetadata, date: Date, producer: string, more: readonly string[]): string {
  const { title, authors, subject, keywords, language, creator, standards = [] } = metadata;
  const day = `${date.toISOString().slice(0, 19)}Z`;
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(title)}</rdf:li></rdf:Alt></dc:title>`,
    list('dc:creator', 'Seq', authors),
    subject === undefined
      ? ''
      : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text(subject)}</rdf:li></rdf:Alt></dc:description>`,
    list('dc:subject', 'Bag', keywords),
    list('dc:language', 'Bag', [language]),
    keywords.length > 0 ? `<pdf:Keywords>${text(keywords.join(', '))}</pdf:Keywords>` : '',
    `<pdf:Producer>${text(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${text(creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${day}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${day}</xmp:ModifyDate>`,
    ...standards.map((standard) => CLAIMS[standard]),
    standards.length > 1 ? EXTENSION : '',
    ...more,
  ].filter((property) => property !== '');
  return `${HEAD}
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${namespaces(properties)}>
${properties.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** The namespaces that the properties use. */
function namespaces(properties: readonly string[]): string {
  const used = Object.entries(NAMESPACES).filter(([prefix]) => properties.some((one) => one.includes(`<${prefix}:`)));
  return used.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`).join('');
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  if (values.length === 0) return '';
  return `<${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${text(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
}

/** Text of an element; characters that XML cannot hold are left out. */
function text(value: string): string {
  const allowed = [...value].filter((character) =>
    /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character),
  );
  return allowed.join('').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
