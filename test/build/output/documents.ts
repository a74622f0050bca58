import { annotate } from '../../../pipeline/annotate/index.ts';
import type { Colophon, GalleyDocument } from '../../../pipeline/contract/index.ts';
import { read } from '../../../pipeline/read/index.ts';
import { segment } from '../../../pipeline/segment/index.ts';

/** A document as a build has it before its outputs are written. */
export function documentOf(files: Record<string, string>, name = 'report'): GalleyDocument {
  const document = read({
    name,
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  });
  segment(document);
  annotate(document);
  return document;
}

export const colophon: Colophon = { galley: '1.2.3-beta.1', sources: [{ file: 'source/report.md', sha256: 'c0ffee' }] };

/** Every kind of block, and of annotation, that outputs have to do with. */
export const REPORT = `---
title: 港口年报
authors: [林若溪]
organisation: 海城港务局
date: 2025-03-01
description: 一年的 <账>
keywords: [港口, 吞吐量]
language: zh-Hans-CN
---

🚢🚢 2024年，全港完成货物吞吐量约3.6亿吨，同比增长5.2%，比上年提高1.3个百分点，**其中近三分之二**为集装箱。

## 一、运行情况

港务局局长何思远说：“今年的船期比任何一年都准，👍 我们投入了2400万元。”他强调，安全生产的弦一刻也不能松。

所谓“智慧港口”，[就是](https://example.org/a b?c=1&d=<2>)让数据多跑路。\`a]]>b\` 与 AT&T[^1]。

数据显示，泊位利用率在60%至65%之间。

| 项目 | 数量 |
| --- | --- |
| 泊位 | 42个 |
| 岸线 | 12.5公里 |

1. 建成3座码头；
2. 改造两台岸桥。
   - 其中一台为新型。

> 船长陈一帆表示，等泊时间缩短到4小时。

\`\`\`ts
if (a < b) return "]]>";
\`\`\`

---

![码头全景](port.svg)

### （一）展望

到2030年，吞吐量将超过5亿吨。\\
春季再议。

[^1]: 一家公司，1885年成立。
`;
