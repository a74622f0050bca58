import { describe, expect, it } from 'vitest';
import { imageInfo } from '../../pipeline/html/image-type.ts';
import { cleanSvg } from '../../pipeline/html/svg.ts';

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function cleaned(inner: string, attributes = ''): string {
  const xml = cleanSvg(`<svg ${XMLNS} ${attributes}>${inner}</svg>`)?.xml ?? '';
  return xml.replace(` ${XMLNS}`, '');
}

describe('cleanSvg', () => {
  it('keeps what draws', () => {
    const drawing =
      '<style>.a > .b { fill: url(#g) }</style><defs><linearGradient id="g"><stop offset="0" stop-color="#fff" />' +
      '</linearGradient><clipPath id="c"><path d="M0 0H9" /></clipPath></defs><g class="a" clip-path="url(#c)">' +
      '<text x="1" text-anchor="middle">中 &#x26; 文</text><use xlink:href="#g" /></g>';
    expect(cleaned(drawing)).toBe(`<svg>${drawing}</svg>`);
  });

  it.each([
    '<script>alert(1)</script>',
    '<script href="https://example.org/a.js"/>',
    '<foreignObject><p>text</p></foreignObject>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<set attributeName="onmouseover" to="alert(1)"/>',
    '<handler type="text/javascript">alert(1)</handler>',
    '<style>@import url(https://example.org/a.css);</style>',
    '<style>rect { fill: url("https://example.org/a.svg#b") }</style>',
    '<style>rect { fill: u\\72l(https://example.org/) }</style>',
    '<style>@\\69mport "a.css";</style>',
    '<iframe src="https://example.org/"></iframe>',
    '<metadata>text</metadata>',
    '<title><script>alert(1)</script></title>',
    '<!-- comment -->',
  ])('drops %s', (inner) => {
    expect(cleaned(inner)).toBe('<svg />');
  });

  it.each([
    ['onload="alert(1)"', 'onload'],
    ['ONCLICK="alert(1)"', 'onclick'],
    ['href="javascript:alert(1)"', 'href'],
    ['xlink:href="https://example.org/a.svg#b"', 'href'],
    ['xlink:href=" java&#10;script:alert(1)"', 'href'],
    ['href="data:image/svg+xml,&lt;svg/>"', 'href'],
    ['href="data:text/html,x"', 'href'],
    ['style="fill:url(https://example.org/)"', 'style'],
    ['fill="url(//example.org/#a)"', 'fill'],
    ['xml:base="https://example.org/"', 'base'],
  ])('drops the attribute %s', (attribute, name) => {
    expect(cleaned(`<use ${attribute} x="1"/>`)).toBe('<svg><use x="1" /></svg>');
    expect(cleaned('', attribute)).not.toContain(`${name}=`);
  });

  it('reads what editors write around a drawing, and expands no entity', () => {
    const source =
      '\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' +
      `<svg ${XMLNS} width="10cm" viewBox="0 0 20 10"><text>&x;</text></svg>`;
    expect(imageInfo(Buffer.from(source))).toEqual({ type: 'image/svg+xml' });
    const svg = cleanSvg(source);
    expect(svg).toMatchObject({ width: 378, height: 189 });
    expect(svg?.xml).toContain('<text>&#x26;x;</text>');
  });

  it.each([
    ['width="40" height="30"', { width: 40, height: 30 }],
    ['width="1in" height="36pt"', { width: 96, height: 48 }],
    ['width="100%" height="100%" viewBox="0,0,64,32"', { width: 64, height: 32 }],
    ['height="10" viewBox="0 0 40 20"', { width: 20, height: 10 }],
    ['viewBox="none"', {}],
    ['', {}],
  ])('knows the size of <svg %s>', (attributes, size) => {
    const { xml, ...found } = cleanSvg(`<svg ${XMLNS} ${attributes}></svg>`) ?? { xml: '' };
    expect(xml).not.toBe('');
    expect(found).toEqual(size);
  });

  it('finds no drawing in other text', () => {
    expect(cleanSvg('<p>text</p>')).toBeUndefined();
    expect(imageInfo(Buffer.from('<html><svg></svg></html>'))).toBeUndefined();
  });
});
