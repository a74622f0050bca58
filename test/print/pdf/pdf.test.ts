import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../pipeline/contract/index.ts';
import { dict, name, Pdf, readPdf, Stream, Text, writePdf } from '../../../pipeline/print/pdf/index.ts';

/** A document of other hands: three pages, nested arrays, strings of every kind. */
async function foreign(useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of [100, 200, 300]) document.addPage([size, 50]).drawSquare({ size });
  document.setTitle('汛期（一）');
  document.setAuthor('A. Editor');
  document.catalog.set(PDFName.of('Odd (name) #1 %'), PDFString.of('a \\(b\\) \\101\\\nc'));
  document.catalog.set(PDFName.of('Hex'), PDFHexString.of('414'));
  return document.save({ useObjectStreams });
}

/** A document of one page that says what is asked. */
function saying(content: string): Pdf {
  const pdf = new Pdf();
  const pages = pdf.add(dict({ '/Type': '/Pages', '/Count': 1 }));
  const painted = pdf.add(Stream.compressed(content));
  const page = pdf.add(dict({ '/Type': '/Page', '/Parent': pages, '/Contents': painted, '/MediaBox': [0, 0, 10, 20] }));
  pdf.dict(pages)?.set('/Kids', [page]);
  pdf.trailer.set('/Root', pdf.add(dict({ '/Type': '/Catalog', '/Pages': pages })));
  pdf.trailer.set('/Info', pdf.add(dict({})));
  return pdf;
}

describe.each([
  ['with a table of its objects', false],
  ['with its objects compressed', true],
])('a file of another program, %s', (_, useObjectStreams) => {
  it('is read, and says the same when it is written again', async () => {
    const read = readPdf(await foreign(useObjectStreams));
    for (const pdf of [read, readPdf(writePdf(read))]) {
      expect(pdf.pages().map(({ width, height }) => [width, height])).toEqual([
        [100, 50],
        [200, 50],
        [300, 50],
      ]);
      expect(pdf.words(pdf.info.get('/Title'))).toBe('汛期（一）');
      expect(pdf.words(pdf.info.get('/Author'))).toBe('A. Editor');
      expect(pdf.words(pdf.catalog.get(name('Odd (name) #1 %')))).toBe('a (b) Ac');
      expect(pdf.words(pdf.catalog.get('/Hex'))).toBe('A@');
    }
  });

  it('is read by other programs after it was written again', async () => {
    const bytes = writePdf(readPdf(await foreign(useObjectStreams)));
    const { catalog, ...document } = await PDFDocument.load(bytes).then((one) => ({
      catalog: one.catalog,
      title: one.getTitle(),
      pages: one.getPageCount(),
    }));
    expect(document).toEqual({ title: '汛期（一）', pages: 3 });
    expect((catalog.lookup(PDFName.of('Odd (name) #1 %')) as PDFString).decodeText()).toBe('a (b) Ac');
    const reader = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    expect(reader.numPages).toBe(3);
    await reader.destroy();
  });
});

describe('a file that is written', () => {
  it('is the same each time, and identified by what is in it', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((content) => writePdf(saying(content)));
    expect(one).toEqual(again);
    const idOf = (bytes?: Buffer) => /\/ID\[<(\w{32})> <\1>\]/.exec(bytes?.toString('latin1') ?? '')?.[1];
    expect(idOf(one)).toMatch(/^\w{32}$/);
    expect(idOf(other)).not.toBe(idOf(one));
  });

  it('leaves out what nothing refers to', () => {
    const pdf = saying('');
    const before = writePdf(pdf).length;
    pdf.add(Stream.compressed('never seen '.repeat(100)));
    expect(writePdf(pdf)).toHaveLength(before);
  });

  it('has numbers without exponents, and more objects than go into one stream', async () => {
    const pdf = saying('');
    const refs = Array.from({ length: 450 }, (_, at) => pdf.add(dict({ '/At': at })));
    pdf.catalog.set('/Many', [1e-9, -0.25, 12e6, ...refs]);
    const document = await PDFDocument.load(writePdf(pdf));
    const many = String(document.catalog.get(PDFName.of('Many')));
    expect(many).toMatch(/^\[ 0(?:\.0+)? -0\.25 12000000 /);
    const last = readPdf(writePdf(pdf));
    const read = last.array(last.catalog.get('/Many')) ?? [];
    expect(read.slice(3).map((ref) => last.dict(ref)?.get('/At'))).toEqual(refs.map((_, at) => at));
    expect(document.catalog.lookup(PDFName.of('Pages'))).toBeInstanceOf(PDFDict);
  });

  it('gives back what was put into a stream, also in the form of another program', () => {
    const rows = Buffer.from([2, 1, 2, 2, 1, 1]);
    const predicted = new Stream(
      dict({ '/Filter': '/FlateDecode', '/DecodeParms': dict({ '/Predictor': 12, '/Columns': 2 }) }),
      deflateSync(rows),
    );
    expect(predicted.content).toEqual(Buffer.from([1, 2, 2, 3]));
    predicted.bytes = deflateSync(Buffer.from([0, 1, 2, 2, 1, 1]));
    expect(predicted.content).toBeUndefined();
    expect(Stream.compressed('汛'.codePointAt(0)?.toString() ?? '').content?.toString()).toBe('27739');
    expect(new Stream(dict({ '/Filter': '/LZWDecode' }), rows).content).toBeUndefined();
  });
});

describe('strings and names', () => {
  it.each(['plain', 'with (brackets) and \\', '数字 47 人', '𬭎', ''])('%s', (words) => {
    expect(Text.of(words).words).toBe(words);
    const pdf = saying('');
    pdf.info.set('/Title', Text.of(words));
    const read = readPdf(writePdf(pdf));
    expect(read.words(read.info.get('/Title'))).toBe(words);
  });

  it.each([
    ['(a\\nb\\tc)', 'a\nb\tc'],
    ['(\\0533\\53)', '+3+'],
    ['(a\\\r\nb\r\nc)', 'ab\nc'],
    ['<48 65 6C6c 6F>', 'Hello'],
    ['<feff4E00>', '一'],
  ])('%s is %j', (written, words) => {
    expect(new Text(written).words).toBe(words);
  });

  it('a date is that of Greenwich', () => {
    expect(Text.ofDate(new Date('2025-10-20T12:34:56.789+08:00')).written).toBe('(D:20251020043456Z)');
  });

  it('a name is without what would end it', () => {
    expect(name('text/csv; a(b)%')).toBe('/text#2Fcsv;#20a#28b#29#25');
  });
});

describe('a damaged file', () => {
  const whole = writePdf(saying('0 0 m 1 1 l S'));

  it('that ends anywhere is refused, or complete', () => {
    for (let length = 0; length < whole.length; length += 1) {
      const read = () => readPdf(whole.subarray(0, length));
      if (length < whole.length - 1) expect(read, `${length} bytes`).toThrow(Failure);
      else expect(read().pages()).toHaveLength(1);
    }
  });

  it('with another byte anywhere is refused with a message, or read', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      try {
        readPdf(bytes).pages();
      } catch (error) {
        expect(error, `byte ${at}`).toMatchObject({ ruleId: 'pdf/truncated' });
      }
    }
  });

  it('that was changed or is encrypted is not taken for what it was', async () => {
    const text = Buffer.from(await foreign(false)).toString('latin1');
    const changed = text.replace('trailer\n<<', 'trailer\n<< /Prev 9 ');
    expect(changed).not.toBe(text);
    expect(() => readPdf(Buffer.from(changed, 'latin1'))).toThrow('changed or encrypted');
  });
});
