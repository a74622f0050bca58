/** The files of a new project, by their path in it. */
export const STARTER: Readonly<Record<string, string>> = {
  'galley.config.ts': `import { defineConfig } from 'galley';

export default defineConfig({
  // Documents: .txt, .md, and folders of numbered files.
  source: 'source',
  // Editions, one folder a document.
  output: 'dist',
  template: 'report',
});
`,
  'source/first-report.md': `---
title: 社区图书馆一年
authors: [编辑部]
date: 2025-03-01
---

本报告记录一座社区图书馆的一年，供编辑试用。正文、数字与引语都可以改。

## 读者与借阅

全年接待读者约4.2万人次，比上年增长12.5%；借出图书8.6万册，其中儿童读物占41%。馆长林溪说：“书架搬到窗边以后，孩子们来得更勤了。”

开放时间由每周48小时延长到60小时。读者委员会指出，周末的座位仍然不够，缺口在30个左右。

## 下一年

1. 增加座位40个。
2. 购书经费由25万元提高到30万元。
3. 每月举办两场读书会。

| 项目 | 上年 | 全年 |
| --- | ---: | ---: |
| 接待读者（万人次） | 3.7 | 4.2 |
| 借出图书（万册） | 7.9 | 8.6 |
`,
  '.gitignore': `node_modules/
dist/
.galley/
`,
};
